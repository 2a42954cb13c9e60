parameter "rate" { title = "Rate", per = "wek", ["2026-04-01"] = money "1.00" }
parameter "visit" { title = "A visit", per = "visit", ["2026-04-01"] = money "1.00" }
price_bands {
  match = { "urgent" }, per = "weak",
  { true, collar = "1.00", guide = "2.00", cap = "3.00" },
  { false, collar = "1.00", guide = "2.00", cap = "3.00" },
}
