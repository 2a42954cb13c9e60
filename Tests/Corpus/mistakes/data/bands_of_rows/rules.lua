local prices = data_table {
  file = "providers.csv", columns = { night_cover = "text", collar = "money", guide = "money", cap = "money" },
}
price_bands { match = { "night_cover" }, quoted = "quote", rows = rows(prices) }
