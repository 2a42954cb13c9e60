fact "service" { label = "Service", of = { "home", "away" }, label = "Kind" }
parameter "rate" {
  title = "Rate",
  by = "service",
  ["home"] = { ["2026-04-01"] = money "1.00", ["2026-04-01"] = money "2.00" },
  ["hme"] = { ["2026-04-01"] = money "3.00" },
}
answer "a" { value = function(case) return case.rate end }
