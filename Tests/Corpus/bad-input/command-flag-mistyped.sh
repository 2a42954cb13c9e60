$TARIFF decide good.json --rule book
