{ echo 'return {'; for i in {1..9000}; do printf 'name%d, ' $i; done; echo '}'; } | $TARIFF try - 2>&1 | tail -3
