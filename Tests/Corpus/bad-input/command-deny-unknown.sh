$TARIFF check book --deny errors
