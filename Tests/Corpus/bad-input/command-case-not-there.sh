$TARIFF decide goood.json --rules book
