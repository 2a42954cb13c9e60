$TARIFF decide good.json --json=yes
