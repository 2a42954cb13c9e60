$TARIFF decide good.json --rules book --jobs many
