$TARIFF decide good.json --rules book --on ""
