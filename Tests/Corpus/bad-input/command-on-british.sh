$TARIFF decide good.json --rules book --on 31/12/2026
