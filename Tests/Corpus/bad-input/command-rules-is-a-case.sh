$TARIFF check good.json
