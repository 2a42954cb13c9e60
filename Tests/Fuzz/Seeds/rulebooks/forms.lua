fact "n" { label = "N", type = "number" }
fact "paid" { label = "Paid", type = "money" }
support_levels { { "high", when = function(case) return case.n >= 20 end }, { "low" } }
price_bands { per = "week", match = { "support_level" }, quoted = "paid",
  { "high", collar = "1.00", guide = "2.00", cap = "3.00" }, { "low", collar = "1.00", guide = "1.50", cap = "2.00" } }
answer "components" { value = function(case) return { { name = "care", weekly = case.price.weekly, arises_from = "health" } } end }
funding_splits { of = "components", payers = { "icb", "council" }, rest = "council", odd_penny = "council",
  { "Health", when = function(case, part) return part.arises_from == "health" end, share = { icb = percent(50) } },
  { "Known amount", amount = { icb = function(case) return money "0.50" end }, paid = "direct" } }
routing { { "above", when = function(case) return case.price.position == "above_cap" end, refer = "panel", reason = "Above the cap" } }
answer "out" { value = function(case) return case.funding.weekly.council end }
