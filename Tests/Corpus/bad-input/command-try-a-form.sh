echo 'answer "x" { value = 1 }' | $TARIFF try -
