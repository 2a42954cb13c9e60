-- Who is responsible comes first, then whether there is a duty at all.

answer "responsible_council" {
  title = "Responsible council",
  source = "Care Act 2014 s39; Mental Health Act 1983 s117(3); [2023] UKSC 31",
  labels = { wandsworth = "Wandsworth", another_council = "Another council", in_doubt = "In doubt or disputed" },
  value = function(case)
    if case.section_117 == "yes" then return case.residence_before_detention end
    return case.ordinary_residence
  end,
}

answer "icb_name" {
  title = "The ICB to ask",
  value = function(case)
    if case.responsible_icb == "in_doubt" then return "the ICB" end
    return case.responsible_icb .. " ICB"
  end,
}

-- Not eligible is rarely the end: section 117 has no Care Act test, and an NHS decision may be pending.
answer "duty_possible" {
  title = "There is a duty to meet needs, or there may be one",
  source = "Care Act 2014 s18; Mental Health Act 1983 s117",
  value = function(case)
    return case.section_117 ~= "no"
      or case.chc_decision == "awaiting_icb"
      or case.chc_decision == "icb_eligible"
      or case.care_act_eligible
  end,
}

-- Where the ICB buys the care, or another council does, we have no tariff to give.
answer "tariff_given" {
  title = "We give a tariff",
  value = function(case)
    return case.responsible_council ~= "another_council"
      and case.chc_decision ~= "icb_eligible"
      and case.duty_possible
  end,
}
