fact "section_117" { label = "Section 117", type = "boolean" }
fact "charge" { label = "Charge", type = "money", default = money "0.00" }
answer "components" {
  value = {
    { name = "placement", weekly = money "1,000.01", arises_from = "mental_disorder" },
    { name = "physiotherapy", weekly = money "60.00", arises_from = "physical_health" },
  },
}
funding_splits {
  title = "Who pays", of = "components", payers = { "icb", "council", "person" }, rest = "council", odd_penny = "icb",
  payer_labels = { icb = "ICB" },
  {
    "Aftercare", when = function(case, part) return case.section_117 and part.arises_from == "mental_disorder" end,
    share = { icb = percent(50), council = percent(50) }, paid = "recharge", source = "Mental Health Act 1983 s117",
  },
  { "Health tasks", when = function(case, part) return part.arises_from == "physical_health" end, share = { icb = percent(25) }, paid = "direct" },
  { "Client contribution", amount = { person = function(case) return case.charge end } },
}
