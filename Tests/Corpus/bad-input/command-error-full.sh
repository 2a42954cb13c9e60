$TARIFF decide nothere.json good.json --rules book 2> /dev/full
