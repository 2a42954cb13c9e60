$TARIFF new book
