parameter "icb_share" { title = "The ICB's share", ["2026-04-01"] = "50%", ["2027-04-01"] = "55%" }
parameter "ceiling" { title = "Ceiling", ["2026-04-01"] = "49,000.00" }
parameter "hours_a_day" { title = "Hours a day", ["2026-04-01"] = "24" }
answer "is_dear" { value = function(case) return case.quote * 52 > case.ceiling end }
answer "is_very_dear" { value = function(case) return case.quote * 104 > case.ceiling end }
answer "per_day" { value = function(case) return case.hours / case.hours_a_day end }
funding_splits {
  of = "offers",
  payers = { "icb", "council" },
  rest = "council",
  { "Aftercare", share = { icb = function(case) return case.icb_share end } },
}
