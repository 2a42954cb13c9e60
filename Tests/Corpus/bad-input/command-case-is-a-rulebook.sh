$TARIFF decide book --rules book
