-- The national rules by themselves: each answer is given as soon as its own facts are there. No level, no price, no routing.
rulebook {
  id = "national-screening",
  title = "National screening: eligibility, NHS routes and charges",
  version = "2026.1",
  in_force = { from = "2013-04-01" },
  uses = { "national" },
  parts = {},
  exports = {
    "care_act_eligible", "carer_eligible", "facs_met",
    "chc_checklist_result", "chc_dst_indication", "fnc_weekly",
    "tariff_income", "assessed_charge", "person_pays", "council_pays",
  },
}
