$TARIFF decide book
