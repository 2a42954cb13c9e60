TARIFF_RULES=bok $TARIFF decide good.json
