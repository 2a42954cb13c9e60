echo 'case: A' > bad.json; $TARIFF explain bad.json --rules book
