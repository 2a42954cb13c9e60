price_bands {
  match = { "night_cover" }, quoted = "quote",
  { "none", collar = "1.00" guide = "2.00", cap = "3.00" },
  { "waking" collar = "1.00", guide = "2.00", cap = "3.00" },
}
