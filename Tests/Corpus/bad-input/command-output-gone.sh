for i in $(seq 2000); do cat good.json; done > many.ndjson; $TARIFF decide many.ndjson --rules book --quiet | head -n 1
