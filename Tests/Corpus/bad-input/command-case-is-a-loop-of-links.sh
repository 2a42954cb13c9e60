ln -s loop.json loop.json; $TARIFF decide loop.json --rules book
