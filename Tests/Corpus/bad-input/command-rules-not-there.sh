$TARIFF decide good.json --rules bok
