parameter "icb_share" {
  title = "The ICB's share",
  ["2026-04-01"] = { percent(50), known = "2026-03-01", revised = { ["2026-06-01"] = percent(150) } },
  ["2027-04-01"] = 50,
}
parameter "council_share" {
  title = "The council's share",
  by = "night_cover",
  ["none"] = { ["2026-04-01"] = percent(20) },
  ["waking"] = { ["2026-04-01"] = -0.2 },
}
answer "agreed_share" {
  value = function(case)
    if case.urgent then return case.icb_share end
    return percent(120)
  end,
}
funding_splits {
  of = "offers",
  payers = { "icb", "council" },
  rest = "council",
  { "Aftercare", share = { icb = function(case) return case.agreed_share end } },
  { "Nights", share = { council = function(case) return case.council_share end } },
  { "Rest", share = { icb = function() return percent(101) end } },
}
