$TARIFF decide good.json --rules
