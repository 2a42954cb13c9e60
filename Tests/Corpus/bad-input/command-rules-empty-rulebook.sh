mkdir e; : > e/rulebook.lua; $TARIFF decide good.json --rules e
