-- What the person pays. Care and support at home and in care homes, under the Care Act 2014 s14 and s17 and the charging
-- regulations (SI 2014/2672). No charge: section 117, reablement for up to six weeks, equipment up to £1,000.

-- Facts -----------------------------------------------------------------------------------------------------------------

fact "care_setting" {
  label = "Where the care is given",
  of = { "care_home", "home" },
  labels = { care_home = "In a care home", home = "At home" },
  section = "Charge",
  asked_of = "assessor",
}

fact "age" {
  label = "Age",
  unit = "years",
  type = "number",
  min = 18,
  max = 120,
  step = 1,
  changeable = false,
  section = "Needs and risk",
  asked_of = "assessor",
}

fact "capital" {
  label = "Capital",
  type = "money",
  min = money "0.00",
  personal = true,
  section = "Charge",
  asked_of = "finance officer",
}

fact "weekly_income" {
  label = "Income",
  unit = "a week",
  type = "money",
  min = money "0.00",
  help = "All income that counts, before disregards, without tariff income from capital.",
  personal = true,
  section = "Charge",
  asked_of = "finance officer",
}

fact "income_disregards" {
  label = "Income disregards",
  unit = "a week",
  type = "money",
  min = money "0.00",
  default = money "0.00",
  help = "For example the savings credit disregard.",
  section = "Charge",
  asked_of = "finance officer",
}

fact "disability_related_expenditure" {
  label = "Disability-related expenditure",
  unit = "a week",
  type = "money",
  min = money "0.00",
  default = money "0.00",
  help = "Counts at home only.",
  section = "Charge",
  asked_of = "finance officer",
}

fact "personal_expenses_allowance" {
  label = "Personal expenses allowance, if not the usual one",
  unit = "a week",
  type = "money",
  min = money "0.00",
  required = false,
  help = "Left out, it is the national figure on the date. The figure for 2026-27 is not known here and has to be given.",
  section = "Charge",
  asked_of = "finance officer",
}

fact "minimum_income_guarantee" {
  label = "Minimum income guarantee, if not the usual one",
  unit = "a week",
  type = "money",
  min = money "0.00",
  required = false,
  help = "Left out, it is the national figure for the age and the date, with the disability premium if there is one.",
  section = "Charge",
  asked_of = "finance officer",
}

fact "disability_premium" {
  label = "Disability premium",
  of = { "none", "disability", "disability_and_enhanced" },
  default = "none",
  section = "Charge",
  asked_of = "finance officer",
}

fact "reablement_week" {
  label = "Week of reablement",
  type = "number",
  min = 1,
  max = 52,
  step = 1,
  required = false,
  help = "Leave out where the care is not reablement.",
  section = "Charge",
  asked_of = "assessor",
}

fact "equipment_cost" {
  label = "Cost of the equipment or adaptation",
  type = "money",
  min = money "0.00",
  default = money "0.00",
  section = "Charge",
  asked_of = "assessor",
}

fact "weekly_cost" {
  label = "Cost of the care",
  unit = "a week",
  type = "money",
  min = money "0.00",
  help = "The whole cost. In a care home that is with NHS-funded nursing care, where it is paid.",
  section = "Charge",
  asked_of = "brokerage",
}

-- Figures ---------------------------------------------------------------------------------------------------------------

parameter "capital_lower_limit" {
  title = "Lower capital limit",
  source = "Charging regulations; £14,250 since 2010",
  ["2010-04-01"] = money "14,250.00",
}

parameter "capital_upper_limit" {
  title = "Upper capital limit",
  source = "Charging regulations; £23,250 since 2010",
  ["2010-04-01"] = money "23,250.00",
}

parameter "tariff_income_step" {
  title = "Capital that counts as a pound of weekly income",
  source = "Charging regulations; knowsley.gov.uk: each £250 or part",
  ["2010-04-01"] = money "250.00",
}

parameter "personal_expenses_allowance_by_year" {
  title = "Personal expenses allowance",
  per = "week",
  source = "Department of Health and Social Care, local authority circulars; the figure for 2026-27 was not found",
  ["2015-04-01"] = money "24.90",
  ["2022-04-01"] = money "25.65",
  ["2023-04-01"] = money "28.25",
  ["2024-04-01"] = money "30.15",
  ["2025-04-01"] = money "30.65",
  ["2026-04-01"] = false, -- not found: the last known figure is never used silently
}

parameter "minimum_income_guarantee_by_age" {
  title = "Minimum income guarantee",
  per = "week",
  by = "guarantee_age",
  source = "Department of Health and Social Care, local authority circular for 2025-26; 2026-27: brumdaily.uk; "
    .. "from 25 to pension age was not found for 2026-27",
  ["18_to_24"] = { ["2025-04-01"] = money "89.15", ["2026-04-01"] = money "95.40", ["2027-04-01"] = false },
  ["25_to_pension_age"] = { ["2025-04-01"] = money "112.50", ["2026-04-01"] = false },
  ["pension_age"] = { ["2025-04-01"] = money "232.60", ["2026-04-01"] = money "241.45", ["2027-04-01"] = false },
}

parameter "minimum_income_guarantee_disability_premium" {
  title = "Minimum income guarantee, disability premium",
  per = "week",
  source = "Department of Health and Social Care, local authority circular for 2025-26; not found for 2026-27",
  ["2025-04-01"] = money "49.65",
  ["2026-04-01"] = false,
}

parameter "minimum_income_guarantee_enhanced_premium" {
  title = "Minimum income guarantee, enhanced disability premium",
  per = "week",
  source = "Department of Health and Social Care, local authority circular for 2025-26; not found for 2026-27",
  ["2025-04-01"] = money "24.25",
  ["2026-04-01"] = false,
}

parameter "pension_age" {
  title = "Pension age",
  unit = "years",
  sample = true,
  source = "Pensions Act 2014; unverified: from May 2026 it rises month by month to 67, so for a person of 66 give the "
    .. "minimum income guarantee itself",
  ["2020-10-06"] = 66,
  ["2028-04-06"] = false,
}

parameter "reablement_free_weeks" {
  title = "Limit of free reablement",
  unit = "weeks",
  source = "Care Act 2014; leicester.gov.uk",
  ["2015-04-01"] = 6,
}

parameter "equipment_free_up_to" {
  title = "Equipment and minor adaptations that are free",
  source = "Care Act 2014; leicester.gov.uk",
  ["2015-04-01"] = money "1,000.00",
}

-- Income and what the person keeps --------------------------------------------------------------------------------------

answer "tariff_income" {
  title = "Tariff income from capital",
  letter = "Income that your savings count as",
  unit = "a week",
  source = "Charging regulations; knowsley.gov.uk: £1 a week for each £250 or part above the lower limit",
  value = function(case)
    if case.capital <= case.capital_lower_limit then return money "0.00" end
    local above = case.capital - case.capital_lower_limit
    return money "1.00" * round(above / case.tariff_income_step, "up")
  end,
}

-- A rulebook in which the service says where the care is given adds exceptions here.
answer "charging_setting" {
  title = "Charged as",
  labels = { care_home = "Care in a care home", home = "Care at home" },
  value = function(case) return case.care_setting end,
}

answer "guarantee_age" {
  title = "Age band of the minimum income guarantee",
  labels = { ["18_to_24"] = "18 to 24", ["25_to_pension_age"] = "25 to pension age", pension_age = "Pension age" },
  value = function(case)
    if case.age >= case.pension_age then return "pension_age" end
    if case.age >= 25 then return "25_to_pension_age" end
    return "18_to_24"
  end,
}

answer "disability_premium_weekly" {
  title = "Disability premium",
  unit = "a week",
  value = function(case)
    if case.disability_premium == "none" then return money "0.00" end
    if case.disability_premium == "disability" then return case.minimum_income_guarantee_disability_premium end
    return case.minimum_income_guarantee_disability_premium + case.minimum_income_guarantee_enhanced_premium
  end,
}

answer "income_kept" {
  title = "Income that the person keeps",
  unit = "a week",
  source = "Charging regulations: personal expenses allowance in a care home, minimum income guarantee at home",
  value = function(case)
    if case.charging_setting == "care_home" then
      if case.personal_expenses_allowance ~= nil then return case.personal_expenses_allowance end
      return case.personal_expenses_allowance_by_year
    end
    if case.minimum_income_guarantee ~= nil then return case.minimum_income_guarantee end
    return case.minimum_income_guarantee_by_age + case.disability_premium_weekly
  end,
}

-- The charge ------------------------------------------------------------------------------------------------------------

answer "charge_from_income" {
  title = "Charge worked out from income and capital",
  unit = "a week",
  source = "Care Act 2014 s14 and s17; Charging regulations",
  value = function(case)
    local charge = case.weekly_income + case.tariff_income - case.income_disregards - case.income_kept
    if case.charging_setting == "home" then charge = charge - case.disability_related_expenditure end
    return max(charge, money "0.00")
  end,
}

answer "pays_full_cost" {
  title = "Capital above the upper limit, in a care home",
  source = "Charging regulations: capital above £23,250",
  value = function(case)
    return case.charging_setting == "care_home" and case.capital > case.capital_upper_limit
  end,
}

-- NHS-funded nursing care goes straight to the home, so what is left is what the person and the council share.
answer "cost_after_fnc" {
  title = "Cost after NHS-funded nursing care",
  unit = "a week",
  value = function(case)
    if case.charging_setting == "home" then return case.weekly_cost end
    return max(case.weekly_cost - case.fnc_weekly, money "0.00")
  end,
}

answer "assessed_charge" {
  title = "Assessed charge",
  letter = "What you can be charged, before the cost of the care is looked at",
  unit = "a week",
  source = "Care Act 2014 s14 and s17",
  value = function(case)
    if case.pays_full_cost then return case.cost_after_fnc end
    return case.charge_from_income
  end,
  except = {
    {
      title = "Aftercare is free",
      source = "Mental Health Act 1983 s117",
      when = function(case) return case.section_117 == "yes" end,
      value = money "0.00",
    },
    {
      title = "Reablement is free for up to six weeks",
      source = "Care Act 2014; leicester.gov.uk",
      when = function(case)
        return case.reablement_week ~= nil and case.reablement_week <= case.reablement_free_weeks
      end,
      value = money "0.00",
    },
  },
}

answer "person_pays" {
  title = "The person pays",
  letter = "For your care",
  paid_by_person = true,
  unit = "a week",
  source = "The lower of the assessed charge and the cost; essex.gov.uk",
  value = function(case) return min(case.assessed_charge, case.cost_after_fnc) end,
}

answer "council_pays" {
  title = "The council pays",
  letter = "What the council pays for your care",
  unit = "a week",
  source = "What the person and NHS-funded nursing care leave",
  value = function(case) return case.cost_after_fnc - case.person_pays end,
}

answer "equipment_free" {
  title = "The equipment is free",
  source = "Care Act 2014; leicester.gov.uk",
  value = function(case) return case.equipment_cost <= case.equipment_free_up_to end,
}
