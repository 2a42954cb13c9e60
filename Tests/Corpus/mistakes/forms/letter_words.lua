answer "top_up" { value = money "80.00", letter = { "A top-up" }, paid_by_person = "yes" }
answer "parts" { value = { { name = "placement", weekly = money "900.00" } } }
layers "funding" {
  of = "parts", payers = { "icb", "council" }, rest = "council",
  letter = true,
  { "Aftercare", share = { icb = percent(50) }, leter = "Your aftercare is free." },
}
judgement "health" { title = "Is it a health need?", refer = "ICB", letter = 1 }
routing {
  { "health", when = function(case) return case.health end, reason = "It is a health need", letter = "  " },
}
