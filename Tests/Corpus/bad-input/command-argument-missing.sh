$TARIFF decide
