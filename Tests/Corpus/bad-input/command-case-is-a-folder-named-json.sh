mkdir cases.json; $TARIFF decide cases.json --rules book
