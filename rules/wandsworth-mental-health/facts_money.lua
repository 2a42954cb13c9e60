-- What we ask about charging and about who agrees to pay.
-- Income and capital are asked by the national rules (capital, weekly_income and others), and only where a charge is possible.

-- Charge ----------------------------------------------------------------------------------------------------------------

fact "financial_assessment" {
  label = "Financial assessment",
  of = { "done", "awaited" },
  labels = { done = "Done", awaited = "Awaited" },
  section = "Charge",
  asked_of = "finance officer",
}

fact "direct_payment_wanted" {
  label = "The person wants a direct payment",
  type = "boolean",
  default = false,
  section = "Charge",
  asked_of = "assessor",
}

fact "direct_payment_costs" {
  label = "Costs of managing the direct payment",
  unit = "a week",
  type = "money",
  min = money "0.00",
  default = money "0.00",
  help = "Payroll, insurance and the like (Wolverhampton 2012, P4).",
  section = "Charge",
  asked_of = "finance officer",
}

-- Authority -------------------------------------------------------------------------------------------------------------

fact "section_117_agreement" {
  label = "How the cost of aftercare is split",
  of = { "local_agreement", "this_case", "none" },
  labels = { local_agreement = "By the local agreement", this_case = "By an agreement in this case", none = "No agreement" },
  default = "local_agreement",
  section = "Authority",
  asked_of = "ICB",
}

fact "agreed_icb_share" {
  label = "The ICB's share agreed in this case",
  unit = "per cent",
  type = "number",
  min = 0,
  max = 100,
  step = 0.01,
  help = "Asked only where the split was agreed in this case.",
  section = "Authority",
  asked_of = "ICB",
}

fact "interim_funder" {
  label = "Who pays until the dispute is settled",
  of = { "nobody_yet", "council", "icb", "both_equally" },
  labels = { nobody_yet = "Nobody yet", council = "The council", icb = "The ICB", both_equally = "Both equally" },
  default = "nobody_yet",
  help = "Without prejudice to the outcome: it expires and is settled backwards.",
  section = "Authority",
  asked_of = "ICB",
}

fact "icb_agreement" {
  label = "The ICB's agreement to its share",
  of = { "agreed", "not_yet", "disputed" },
  labels = { agreed = "Agreed", not_yet = "Not given yet", disputed = "Disputed" },
  section = "Authority",
  asked_of = "ICB",
}

fact "agreed_price" {
  label = "Agreed price",
  unit = "a week",
  type = "money",
  min = money "0.00",
  determined = "price",
  help = "Of the whole package, when people have agreed it: who must agree is worked out for it.",
  section = "Authority",
}
