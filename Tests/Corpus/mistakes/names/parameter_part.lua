parameter "rates" { title = "Rates", ["2026-04-01"] = { low = money "1.00", high = money "2.00" } }
parameter "limits" {
  title = "Limits", by = "level_of_need",
  ["high"] = { ["2026-04-01"] = { { single = money "1.00" }, known = "2026-03-01", revised = { ["2026-06-01"] = { single = money "2.00" } } } },
}
answer "level_of_need" { value = "high" }
answer "a" { value = function(case) return case.rates.lwo end }
answer "b" { value = function(case) return case.limits.singel end }
answer "c" { value = function(case) return case.rates.low + case.limits.single end }
