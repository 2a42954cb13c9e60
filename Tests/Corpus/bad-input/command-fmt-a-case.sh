$TARIFF fmt good.json
