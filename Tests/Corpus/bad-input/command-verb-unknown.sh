$TARIFF frobnicate
