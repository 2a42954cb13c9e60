print("tariff")
