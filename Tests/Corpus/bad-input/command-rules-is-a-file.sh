$TARIFF decide good.json --rules book/rules.lua
