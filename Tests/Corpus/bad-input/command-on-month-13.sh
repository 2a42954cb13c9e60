$TARIFF decide good.json --rules book --on 2026-13-01
