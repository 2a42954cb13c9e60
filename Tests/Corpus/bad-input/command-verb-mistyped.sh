$TARIFF decidee good.json
