$TARIFF decide - --rules book <&-
