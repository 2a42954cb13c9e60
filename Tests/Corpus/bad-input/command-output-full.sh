$TARIFF decide good.json --rules book > /dev/full
