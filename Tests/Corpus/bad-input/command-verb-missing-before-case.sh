$TARIFF good.json
