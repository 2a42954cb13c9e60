printf '\033Lua' | $TARIFF try -
