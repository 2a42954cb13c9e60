-- Who pays, in the lawful order: aftercare, funded nursing care, a joint package, then the person's contribution. The council pays
-- what is left. Where the ICB found a primary health need it buys the care itself, and there is nothing here to split.

parameter "section_117_icb_share" {
  title = "Section 117, the ICB's share",
  by = "responsible_icb",
  sample = true,
  source = "Samples; the statute gives no split. Mental Health Commissioning Review 2023, paras 19(f) and 37",
  ["South West London"] = { ["2026-04-01"] = percent(50) },
  ["South East London"] = { ["2026-04-01"] = percent(45), ["2026-10-01"] = percent(50) },
  ["North West London"] = { ["2026-04-01"] = percent(47.5) },
  ["North Central London"] = { ["2026-04-01"] = percent(40) },
  ["North East London"] = { ["2026-04-01"] = percent(33.33) },
}

answer "aftercare_split_known" {
  title = "The split of aftercare is known",
  value = function(case)
    if case.section_117_agreement == "none" then return case.interim_funder ~= "nobody_yet" end
    if case.section_117_agreement == "local_agreement" then return case.responsible_icb ~= "in_doubt" end
    return true
  end,
}

-- Interim funding is without prejudice: it expires and is settled backwards.
answer "icb_share_of_aftercare" {
  title = "The ICB's share of aftercare",
  source = "Mental Health Commissioning Review 2023, paras 19(f) and 37",
  value = function(case)
    if case.section_117_agreement == "local_agreement" then return case.section_117_icb_share end
    if case.section_117_agreement == "this_case" then return case.agreed_icb_share / 100 end
    if case.interim_funder == "icb" then return percent(100) end
    if case.interim_funder == "both_equally" then return percent(50) end
    return percent(0)
  end,
}

-- Income and capital are asked only here, and only where a part of the package can be charged for.
answer "client_contribution" {
  title = "The person's contribution",
  unit = "a week",
  source = "Care Act 2014 s14 and s17",
  value = function(case)
    if case.financial_assessment == "awaited" then return money "0.00" end
    if case.pays_full_cost then return case.chargeable_weekly end
    return case.charge_from_income
  end,
}

except "charging_setting" {
  {
    title = "A residential or nursing placement is care in a care home",
    when = function(case) return case.service == "residential" or case.service == "nursing" end,
    value = "care_home",
  },
  {
    title = "Supported living and floating support are care at home",
    when = function(case) return case.service == "supported_living" or case.service == "floating_support" end,
    value = "home",
  },
}

funding_splits {
  title = "Who pays",
  source = "Mental Health Act 1983 s117; Care Act 2014; Mental Health Commissioning Review 2023, paras 19(f) and 37",
  of = "components",
  payers = { "icb", "council", "person" },
  payer_labels = { icb = "ICB", council = "Council", person = "Person" },
  rest = "council",
  odd_penny = "council",
  payer_letters = {
    icb = "The ICB (integrated care board) is the part of the NHS that pays for health care in your area. If it and the council do "
      .. "not agree who pays what, your support will not stop or be delayed.",
  },
  letter = "Rent, and what is outside your support plan, are separate: we will explain them.",
  applies = function(case)
    return case.tariff_given and (not case.aftercare_applies or case.aftercare_split_known)
  end,

  {
    "Section 117 aftercare",
    when = function(case, part) return case.section_117 == "yes" and part.arises_from == "mental_disorder" end,
    share = { icb = function(case) return case.icb_share_of_aftercare end },
    final = true,
    paid = "recharge",
    source = "Mental Health Act 1983 s117: free to the person",
    letter = "Your aftercare under section 117 of the Mental Health Act is free.",
  },
  {
    "NHS-funded nursing care",
    when = function(case, part) return part.funded_nursing end,
    amount = { icb = function(case) return case.fnc_weekly end },
    paid = "direct",
    source = "Paid by the NHS straight to the home, never recharged",
    letter = "The NHS pays for nursing straight to the home.",
  },
  {
    "Joint package (health tasks)",
    when = function(case, part)
      return case.chc_decision == "icb_not_eligible" and part.arises_from == "physical_health"
        and not part.funded_nursing and case.health_needs_beyond_nursing
    end,
    share = { icb = percent(100) },
    paid = "recharge",
    source = "National Framework for NHS Continuing Healthcare: joint packages of care",
    letter = "The NHS pays for the part of your support that is for your physical health.",
  },
  {
    "Client contribution",
    when = function(case, part) return part.chargeable end,
    amount = { person = function(case) return case.client_contribution end },
    paid = "direct",
    source = "Care Act 2014 s14 and s17",
    letter = "What you pay is worked out from your income, your savings and what your support costs. Ask us for the sums.",
  },
}
