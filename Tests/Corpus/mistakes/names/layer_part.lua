answer "components" {
  value = function(case)
    return { { name = "placement", weekly = case.quote, arises_from = "social_care" } }
  end,
}
funding_splits {
  of = "components", payers = { "icb", "council" }, rest = "council",
  { "Health", when = function(case, part) return part.arises_form == "physical_health" end, share = { icb = percent(50) } },
  { "Extra", amount = { icb = function(case, part) return part.wekly end } },
}
