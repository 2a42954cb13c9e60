answer "components" {
  value = function(case) return { { name = "placement", amount = case.quote, arises_from = "social_care" } } end,
}
funding_splits {
  of = "components",
  payers = { "icb", "council" },
  rest = "council",
  { "Aftercare", share = { icb = percent(50) } },
}
answer "hours_only" { value = function(case) return { { name = "placement", weekly = case.hours } } end }
layers "second" { of = "hours_only", payers = { "council" }, rest = "council" }
layers "third" { of = "quote", payers = { "council" }, rest = "council" }
