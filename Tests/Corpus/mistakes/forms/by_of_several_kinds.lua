fact "area" { label = "Area", of = { "inner", "outer" } }
parameter "rate" {
  title = "Rate", by = "area",
  ["inner"] = { ["2026-04-01"] = money "1.00" },
  ["outer"] = { ["2026-04-01"] = 2 },
}
