-- expect: frozen
-- then: frozen
parameter "rates" { title = "Rates", ["2026-04-01"] = { single = 1, couple = 2 } }
answer "out" { value = function(case)
  case.rates.single = case.n
  return case.rates.single
end }
