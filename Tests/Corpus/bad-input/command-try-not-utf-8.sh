echo 'return { list = { "\xff" } }' | $TARIFF try -
