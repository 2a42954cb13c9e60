$TARIFF check book --on 2026-05-01
