echo 'return "\0\27[31m"' | $TARIFF try -
