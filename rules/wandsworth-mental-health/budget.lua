-- The personal budget (Care Act 2014 s26) and the direct payment out of it. Funded nursing care is outside both: the NHS pays it
-- straight to the home.

answer "personal_budget" {
  title = "Personal budget",
  letter = "The money set aside for your support, beside what the NHS may pay straight to a nursing home",
  source = "Care Act 2014 s26",
  fields = { "weekly", "from_person", "from_council", "from_icb" },
  value = function(case)
    if case.funding == nil then return nil end
    local icb = case.funding.weekly.icb
    if case.fnc_applies then icb = icb - case.fnc_weekly end
    local council = case.funding.weekly.council
    local person = case.funding.weekly.person
    return { weekly = person + council + icb, from_person = person, from_council = council, from_icb = icb }
  end,
}

answer "care_home_service" {
  title = "The service is a care home",
  value = function(case) return case.service == "residential" or case.service == "nursing" end,
}

-- A direct payment cannot buy long-term care in a care home.
answer "direct_payment_weekly" {
  title = "Direct payment",
  letter = "Direct payment, which we pay to you to buy the support",
  unit = "a week",
  source = "Care Act 2014 s31; Wolverhampton challenge 2012, P4",
  value = function(case)
    if not case.tariff_given then return nil end
    if not case.direct_payment_wanted or case.care_home_service then return money "0.00" end
    if case.personal_budget == nil then return nil end
    return case.personal_budget.from_council + case.personal_budget.from_icb + case.direct_payment_costs
  end,
}
