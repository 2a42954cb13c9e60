$TARIFF fmt book --check > /dev/full
