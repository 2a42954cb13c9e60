$TARIFF decide "" --rules book
