rulebook {
  id = "wandsworth-mental-health",
  title = "Mental health placements, Wandsworth",
  version = "2026.1",
  in_force = { from = "2026-04-01", to = "2027-03-31" },
  uses = { "national" },
  parts = {
    "facts_person", "facts_service", "facts_money",
    "responsible", "needs", "support_levels", "services", "price_bands", "built_up_price", "offers",
    "components", "funding_splits", "budget", "authority", "review", "routing",
  },
  data = { "providers.csv" },
  exports = {
    "support_level", "service_level", "price", "built_up_price", "funding",
    "personal_budget", "direct_payment_weekly", "top_up_weekly", "authority", "review_by",
  },
  sections = {
    "Responsible bodies", "Section 117 and eligibility", "Needs and risk", "NHS routes", "Service", "Offers", "Charge", "Authority",
    "Monitoring",
  },
  if_you_disagree = {
    "You may have a right to an advocate: a person who helps you to say what you want, free of charge. Ask us: [contact].",
    "If you complain and our answer does not settle it, you can go to the Local Government and Social Care Ombudsman.",
    "For what the NHS does, you can go to the Parliamentary and Health Service Ombudsman.",
  },
}
