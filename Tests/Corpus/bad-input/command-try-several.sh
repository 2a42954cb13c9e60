echo 'return 1, 2' | $TARIFF try -
