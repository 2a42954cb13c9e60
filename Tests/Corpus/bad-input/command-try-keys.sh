echo 'return { [1] = "a", ["1"] = "b" }' | $TARIFF try -
