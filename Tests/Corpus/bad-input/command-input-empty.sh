$TARIFF decide - --rules book < /dev/null
