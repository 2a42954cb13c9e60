$TARIFF decide - - --rules book < good.json
