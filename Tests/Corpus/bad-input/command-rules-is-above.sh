mkdir all; cp -r book all/; $TARIFF check all
