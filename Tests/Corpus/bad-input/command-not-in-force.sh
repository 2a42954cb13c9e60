cp good.json a.ndjson; $TARIFF decide good.json --rules book --on 2020-01-01; $TARIFF decide a.ndjson --rules book --on 2020-01-01
