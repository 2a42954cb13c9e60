answer "components" { value = function(case) return { { name = "placement", weekly = case.quote } } end }
funding_splits {
  of = "components", payers = { "icb", "council" }, rest = "council",
  applies = function(case) local on = case.urgent end,
  { "Health", when = function(case, part) local yes = case.urgent end, share = { icb = function(case, part) local p = percent(50) end } },
  { "Extra", amount = { icb = function(case, part) min(case.quote, part.weekly) end } },
}
