head -c 17000000 /dev/zero | tr '\0' x > long.ndjson; echo >> long.ndjson; cat good.json >> long.ndjson; $TARIFF decide long.ndjson --rules book
