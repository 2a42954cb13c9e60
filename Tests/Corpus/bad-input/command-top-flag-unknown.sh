$TARIFF --verison
