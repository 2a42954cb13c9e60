$TARIFF check book book
