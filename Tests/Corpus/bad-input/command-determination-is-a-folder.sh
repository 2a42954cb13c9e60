$TARIFF explain good.json --rules book --for letter --determination book
