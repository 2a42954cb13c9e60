echo 'return 1' | $TARIFF try - --max-steps 0
