echo '{}' > d.json; $TARIFF explain good.json --rules book --for letter --what-would-change --determination d.json
