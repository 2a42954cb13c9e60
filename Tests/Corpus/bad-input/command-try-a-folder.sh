$TARIFF try book
