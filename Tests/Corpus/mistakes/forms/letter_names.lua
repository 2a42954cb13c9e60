answer "components" { value = { { name = "placement", weekly = money "900.00" } } }
funding_splits {
  of = "components", payers = { "icb", "council" }, rest = "council",
  payer_letters = { icb = "The NHS.", counsil = "We are the council.", council = 5 },
}
routing {
  refer_letters = { panel = "a panel of managers", brokrage = "our team that finds places", placements = 5 },
  { "dear", refer = "brokerage", reason = "It is dear" },
  { "long", refer = "panel", reason = "It is long" },
}
