echo 'return 1' | $TARIFF try - --max-memory 1e6
