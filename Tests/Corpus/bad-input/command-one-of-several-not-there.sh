$TARIFF decide good.json nothere.json good.json --rules book
