printf '\0\1\2' | $TARIFF decide - --rules book
