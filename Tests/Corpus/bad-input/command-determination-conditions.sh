echo '{"outcome": "agreed_with_conditions", "reason": "Near home", "by": "A. Okafor", "role": "head"}' > d.json; $TARIFF explain good.json --rules book --for letter --determination d.json
