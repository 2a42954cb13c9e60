$TARIFF decide good.json --rules book --jobs 0
