echo '{"outcome": "agreed", "reason": "Near home", "by": "A. Okafor", "rôle": "head"}' > d.json; $TARIFF explain good.json --rules book --for letter --determination d.json --json
