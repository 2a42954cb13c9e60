echo '{} {}' > d.json; $TARIFF explain good.json --rules book --for letter --determination d.json
