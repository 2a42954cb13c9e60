$TARIFF try script.lua
