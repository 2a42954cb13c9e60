-- What we ask about the person: who is responsible, needs and risk, NHS routes.
-- Eligibility and section 117 are asked by the national rules (impairment_or_illness, section_117 and others).

-- Responsible bodies ----------------------------------------------------------------------------------------------------

fact "ordinary_residence" {
  label = "Council where the person ordinarily lives",
  letter = "The council where you ordinarily live",
  of = { "wandsworth", "another_council", "in_doubt" },
  labels = { wandsworth = "Wandsworth", another_council = "Another council", in_doubt = "In doubt or disputed" },
  changeable = false,
  section = "Responsible bodies",
  asked_of = "assessor",
}

fact "residence_before_detention" {
  label = "Council where the person lived just before the latest qualifying detention",
  of = { "wandsworth", "another_council", "in_doubt" },
  labels = { wandsworth = "Wandsworth", another_council = "Another council", in_doubt = "In doubt or disputed" },
  help = "Asked only where section 117 applies. A new detention ends the earlier duty, so look at the latest one.",
  changeable = false,
  section = "Responsible bodies",
  asked_of = "Mental Health Act office",
}

fact "responsible_icb" {
  label = "Responsible ICB",
  of = {
    "South West London", "South East London", "North West London", "North Central London", "North East London", "in_doubt",
  },
  labels = { in_doubt = "In doubt or disputed" },
  help = "Found by the NHS's own rules; it may be another area's than the council's.",
  changeable = false,
  section = "Responsible bodies",
  asked_of = "ICB",
}

-- Needs and risk --------------------------------------------------------------------------------------------------------

fact "one_to_one_hours" {
  label = "One-to-one support",
  unit = "hours a week",
  type = "number",
  min = 0,
  max = 168,
  step = 0.25,
  help = "Hours of one worker for this person alone, beside the support that everybody in the service has.",
  section = "Needs and risk",
  asked_of = "assessor",
}

fact "night_cover" {
  label = "Night cover",
  of = { "none", "on_call", "sleep_in", "waking" },
  labels = { none = "None", on_call = "On-call staff", sleep_in = "Sleep-in staff", waking = "Waking staff" },
  section = "Needs and risk",
  asked_of = "assessor",
}

fact "risk" {
  label = "Risk",
  of = { "low", "medium", "high" },
  labels = { low = "Low", medium = "Medium", high = "High" },
  help = "The overall level in the current risk assessment, to the person or to others.",
  section = "Needs and risk",
  asked_of = "assessor",
}

fact "cooccurring_substance_use" {
  label = "Co-occurring substance use",
  type = "boolean",
  help = "Review 2023, para 20: most placement breakdowns are related to substance misuse.",
  section = "Needs and risk",
  asked_of = "assessor",
}

-- Twelve domains, each from 0 (no need) to 5 (severe). The scale is a sample.
local need_domains = {
  { "self_care", "Self-care" },
  { "daily_living", "Daily living skills" },
  { "physical_health", "Physical health" },
  { "mobility", "Mobility" },
  { "medication", "Taking medication" },
  { "mood", "Mood" },
  { "unusual_experiences", "Unusual experiences" },
  { "memory_and_thinking", "Memory and thinking" },
  { "behaviour", "Behaviour that challenges" },
  { "relationships", "Relationships" },
  { "occupation", "Work, learning and activity" },
  { "home_and_money", "Managing a home and money" },
}

for _, domain in ipairs(need_domains) do
  fact("needs." .. domain[1]) {
    label = domain[2],
    unit = "points",
    type = "number",
    min = 0,
    max = 5,
    step = 1,
    section = "Needs and risk",
    asked_of = "assessor",
  }
end

fact "needs_arise_from" {
  label = "What the needs met by the placement arise from",
  of = { "mental_disorder", "physical_health", "social_care" },
  labels = { mental_disorder = "Mental disorder", physical_health = "Physical health", social_care = "Social care needs" },
  default = "mental_disorder",
  section = "Needs and risk",
  asked_of = "assessor",
}

-- NHS routes ------------------------------------------------------------------------------------------------------------

fact "chc_decision" {
  label = "NHS continuing healthcare",
  letter = "Care that the NHS pays for in full (NHS continuing healthcare)",
  of = { "not_needed", "not_considered", "awaiting_icb", "icb_eligible", "icb_not_eligible" },
  labels = {
    not_needed = "No checklist needed, or below its threshold",
    not_considered = "Not considered yet",
    awaiting_icb = "Waiting for the ICB's decision",
    icb_eligible = "The ICB found a primary health need",
    icb_not_eligible = "The ICB found no primary health need",
  },
  help = "A multidisciplinary team recommends and the ICB decides; nobody else does.",
  section = "NHS routes",
  asked_of = "ICB",
}

fact "fnc_assessment" {
  label = "Nursing needs assessment",
  of = { "done", "awaited" },
  labels = { done = "Done", awaited = "Awaited" },
  help = "Asked for nursing homes: has the NHS decided on NHS-funded nursing care?",
  section = "NHS routes",
  asked_of = "ICB",
}

-- Monitoring: counted, never read by a rule (review 2023, paras 43 and 46) ----------------------------------------------

fact "ethnicity" {
  label = "Ethnic group",
  of = { "asian", "black", "mixed", "white", "other", "not_stated" },
  monitoring = true,
  personal = true,
  required = false,
  section = "Monitoring",
  asked_of = "assessor",
}

fact "gender" {
  label = "Gender",
  of = { "female", "male", "another", "not_stated" },
  monitoring = true,
  personal = true,
  required = false,
  section = "Monitoring",
  asked_of = "assessor",
}

fact "physical_disability" {
  label = "Physical disability",
  type = "boolean",
  monitoring = true,
  personal = true,
  required = false,
  section = "Monitoring",
  asked_of = "assessor",
}
