mkdir empty; $TARIFF check empty
