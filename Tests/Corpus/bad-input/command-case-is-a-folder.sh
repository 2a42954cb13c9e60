mkdir cases; cp good.json cases/; $TARIFF decide cases --rules book
