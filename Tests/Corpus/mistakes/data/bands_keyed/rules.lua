prices = data_table {
  file = "providers.csv", key = { "night_cover" },
  columns = { night_cover = "text", collar = "money", guide = "money", cap = "money", remark = "text" },
}
price_bands { match = { "night_cover" }, quoted = "quote", rows = rows(prices) }
