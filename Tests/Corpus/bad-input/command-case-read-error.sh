ln -s /proc/self/mem memory.json; $TARIFF decide memory.json --rules book
