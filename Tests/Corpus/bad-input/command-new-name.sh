$TARIFF new "Bad Name"
