echo '{"outcome": "agreed", "conditions": ["A visit"], "reason": "Near home", "by": "A. Okafor", "role": "head"}' > d.json; $TARIFF explain good.json --rules book --for letter --determination d.json
