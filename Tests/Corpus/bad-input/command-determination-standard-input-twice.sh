$TARIFF explain - --rules book --for letter --determination - < good.json
