rulebook {
  id = "national-screening",
  title = "National screening: eligibility, NHS routes and charges",
  version = "2026.1",
  in_force = { from = "2013-04-01" },
  uses = { "national" },
  parts = { "screening" },
  exports = {
    "care_act_eligible", "carer_eligible", "facs_met",
    "chc_checklist_result", "chc_dst_indication", "fnc_weekly",
    "tariff_income", "assessed_charge", "person_pays", "council_pays",
  },
}
