echo '{}' > d.json; $TARIFF explain good.json --rules book --determination d.json
