$TARIFF decide good.json --rules book --known yesterday
