$TARIFF decide good.json --rules book --json > /dev/full
