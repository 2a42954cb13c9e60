echo '{}' > decided.json; $TARIFF explain good.json --rules book --for letter --determination decidd.json
