$TARIFF decide good.json --rules book --on 2026-02-31
