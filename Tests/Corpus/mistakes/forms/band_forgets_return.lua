price_bands {
  match = { "night_cover" }, quoted = "quote",
  applies = function(case) local given = case.urgent end,
  { "none", collar = "1.00", guide = "2.00", cap = "3.00", when = function(case) local x = case.urgent end },
}
