$TARIFF decide good.json --fast
