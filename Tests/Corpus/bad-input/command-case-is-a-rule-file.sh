$TARIFF decide book/rules.lua --rules book
