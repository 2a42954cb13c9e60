fact "area" { label = "Area", of = { "inner", "outer" } }
parameter "nursing_rate" {
  title = "Nursing rate", per = "week", source = "Letter of 9 March 2026",
  ["2025-04-01"] = { money "250.00", known = "2025-03-04", revised = { ["2026-05-20"] = money "254.06" } },
}
parameter "rent_limit" {
  title = "Rent limit", per = "week", by = "area",
  ["inner"] = { ["2025-04-01"] = { single = money "210.00", couple = money "260.00" } },
  ["outer"] = { ["2025-04-01"] = { single = money "180.00", couple = money "225.00" } },
}
answer "weekly" { title = "A week", value = function(case) return case.nursing_rate + case.rent_limit.couple end }
