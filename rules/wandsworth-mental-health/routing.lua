-- What happens next. Every row that is true is a reason: decline beats refer beats recommend. A row with neither is a reason only.
-- Rows about the service and the money apply only where we give a tariff at all.

local function at(case, position)
  return case.tariff_given and case.price.position == position
end

routing {
  refer_letters = {
    assessor = "the worker who does your assessment",
    brokerage = "our team that finds places and agrees prices (brokerage)",
    ["financial assessment team"] = "our team that works out what people can afford to pay (financial assessment)",
    ["head of service"] = "the head of our service",
    ["ICB continuing healthcare team"] = "the NHS team for continuing healthcare",
    ["Mental Health Act office"] = "the office that keeps the papers under the Mental Health Act",
    ["ordinary residence lead"] = "our officer who settles which council is responsible",
    ["quality assurance team"] = "our team that checks the quality of providers (quality assurance)",
    ["resource allocation panel"] = "a panel of managers, who look at each price above our limit",
    ["responsible commissioner lead"] = "our officer who settles which part of the NHS is responsible",
    ["service acquisition team"] = "our team that makes contracts with providers (service acquisition)",
  },

  -- Who is responsible --------------------------------------------------------------------------------------------------
  {
    "residence_in_doubt",
    when = function(case) return case.responsible_council == "in_doubt" end,
    refer = "ordinary residence lead",
    reason = "It is in doubt which council is responsible; support is not delayed meanwhile",
    letter = "We have to find out which council is responsible for you. Your support is not delayed meanwhile.",
    source = "Care Act 2014 s39 and s40; [2023] UKSC 31",
  },
  {
    "another_council",
    when = function(case) return case.responsible_council == "another_council" end,
    refer = "assessor",
    reason = "Another council is responsible: agree with it who supports the person meanwhile",
    letter = "Another council is responsible for you. We will agree with it who supports you for now.",
    source = "Care Act 2014 s39; Mental Health Act 1983 s117(3)",
  },
  {
    "icb_in_doubt",
    when = function(case) return case.responsible_icb == "in_doubt" end,
    refer = "responsible commissioner lead",
    reason = "It is in doubt which ICB is responsible",
    letter = "We have to find out which part of the NHS is responsible for you.",
    source = "NHS England, Who Pays?",
  },

  -- Section 117 and eligibility -----------------------------------------------------------------------------------------
  {
    "section_117_not_checked",
    when = function(case) return case.section_117 == "not_checked" end,
    refer = "assessor",
    reason = "Section 117 status has not been checked",
    letter = "We have to check whether you have a right to free aftercare, under section 117 of the Mental Health Act.",
    source = "Mental Health Act 1983 s117",
  },
  {
    "section_117_in_doubt",
    when = function(case) return case.section_117_contradicted end,
    refer = "Mental Health Act office",
    reason = "The history of detention and the answer on section 117 disagree",
    letter = "What we know of your time in hospital and what we were told of your right to free aftercare do not match. "
      .. "We have to check it.",
    source = "Mental Health Act 1983 s117",
  },
  {
    "no_duty",
    when = function(case)
      return case.responsible_council == "wandsworth" and not case.section_117_contradicted and not case.duty_possible
    end,
    decline = true,
    duties = {
      "give the decision and the reasons for it in writing (Care Act 2014, section 13(2))",
      "give written advice and information on what can help without us (Care Act 2014, section 13(5))",
      "consider meeting the needs although there is no duty to (Care Act 2014, section 19)",
    },
    reason = "There is no eligible need under the Care Act, no section 117 duty and no NHS decision pending",
    letter = "We found no needs that the law says we must meet: none under the Care Act, and no right to aftercare under "
      .. "the Mental Health Act. Nor are you waiting for a decision by the NHS.",
    source = "Care Act 2014 s13 and s18",
  },

  -- NHS routes ----------------------------------------------------------------------------------------------------------
  {
    "icb_eligible",
    when = function(case) return case.chc_decision == "icb_eligible" end,
    refer = function(case) return case.icb_name end,
    reason = "The ICB found a primary health need: it buys the care, and we give no tariff",
    letter = "The NHS found that your main need is for health care, so the NHS arranges your care and pays for it. It "
      .. "is free for you, and we set no price for it.",
    source = "National Framework for NHS Continuing Healthcare; Care Act 2014 s22",
  },
  {
    "chc_awaited",
    when = function(case) return case.chc_decision == "awaiting_icb" end,
    refer = function(case) return case.icb_name end,
    reason = "The ICB has not yet decided on NHS continuing healthcare; funding until then is without prejudice",
    letter = "The NHS has not yet decided whether it pays for all of your care (NHS continuing healthcare). Who pays for "
      .. "now does not count against anybody later.",
    source = "National Framework for NHS Continuing Healthcare",
  },
  {
    "chc_not_considered",
    when = function(case)
      return case.tariff_given and case.chc_decision == "not_considered" and (case.health_part or case.fnc_applies)
    end,
    refer = "assessor",
    reason = "Part of the package meets physical health needs, and NHS continuing healthcare has not been considered",
    letter = "Some of your support is for your physical health. The NHS has to be asked whether it pays for that (NHS "
      .. "continuing healthcare).",
    source = "National Framework for NHS Continuing Healthcare: considered before funded nursing care",
  },
  {
    "fnc_awaited",
    when = function(case)
      return case.tariff_given and case.service == "nursing" and case.fnc_assessment == "awaited"
    end,
    refer = function(case) return case.icb_name end,
    reason = "The NHS has not yet decided on funded nursing care for this nursing placement",
    letter = "The NHS has not yet decided whether it pays for nursing in the home.",
    source = "Dudley peer challenge 2016, Q2",
  },
  {
    "nursing_without_fnc",
    when = function(case)
      return case.tariff_given and case.service == "nursing" and case.fnc_assessment == "done" and case.fnc_band == "none"
    end,
    refer = "assessor",
    reason = "A nursing home without funded nursing care: is nursing needed here?",
    letter = "This is a nursing home, but the NHS does not pay for nursing there. We have to check whether you need "
      .. "nursing.",
    source = "Dudley peer challenge 2016, Q2",
  },
  {
    "fnc_outside_nursing_home",
    when = function(case) return case.tariff_given and case.service ~= "nursing" and case.fnc_band ~= "none" end,
    refer = "brokerage",
    reason = "Funded nursing care is paid only in a nursing home, and this service is not one",
    letter = "The NHS pays for nursing only in a nursing home, and this is not one. We have to put that right.",
    source = "National Framework for NHS Continuing Healthcare and NHS-funded Nursing Care",
  },

  -- Price ---------------------------------------------------------------------------------------------------------------
  {
    "above_cap",
    when = function(case) return at(case, "above_cap") end,
    refer = "resource allocation panel",
    reason = "The quote is above the cap",
    letter = "The price is above our usual limit.",
    source = "Mental Health Commissioning Review 2023, para 19(e)",
  },
  {
    "below_collar",
    when = function(case) return at(case, "below_collar") end,
    reason = "The quote is below the collar: ask whether the price can be sustained",
    letter = "The price is lower than usual. We will ask the provider whether it can keep to it.",
    source = "Mental Health Commissioning Review 2023, para 19(e)",
  },
  {
    "within_band",
    when = function(case) return at(case, "within") end,
    reason = "The quote is within the collar and the cap",
    letter = "The price is within our usual limits.",
    source = "Mental Health Commissioning Review 2023, para 19(e)",
  },
  {
    "above_built_up_price",
    when = function(case)
      return case.tariff_given and case.service == "supported_living"
        and case.quoted_price > case.built_up_limit
    end,
    refer = "brokerage",
    reason = "The quote is well above what its hours and nights add up to",
    letter = "The price is higher than the hours and nights of support in it would cost. We have to ask the provider why.",
    source = "Mental Health Commissioning Review 2023, paras 19(e) and 32",
  },
  {
    "no_rationale",
    when = function(case)
      return case.tariff_given and case.quote_without_fnc >= case.expensive_placement
        and (case.rationale == nil or case.rationale == "")
    end,
    refer = "assessor",
    reason = "An expensive placement needs a written rationale: which other interventions were explored?",
    letter = "This support costs more than most. We still have to write down why it is right for you, and what else was "
      .. "looked at.",
    source = "Wolverhampton challenge 2012, C4",
  },
  {
    "top_up_by_choice",
    when = function(case) return at(case, "above_cap") and case.top_up_weekly > money "0.00" end,
    reason = "The person chose a dearer place although a suitable one within the cap was offered",
    letter = "You chose this place although another that suits you, within our limit, was offered.",
    source = "Care Act 2014 s30",
    flag = true,
  },
  {
    "no_top_up",
    when = function(case)
      return at(case, "above_cap") and case.person_chose_dearer_place and not case.suitable_within_cap
    end,
    refer = "brokerage",
    reason = "No suitable place within the cap was offered, so nobody may be asked for a top-up",
    letter = "You prefer this place. No other that suits you was offered within our limit, so nobody may be asked to pay "
      .. "a top-up.",
    source = "Local Government and Social Care Ombudsman 17 006 095",
  },

  -- Offers --------------------------------------------------------------------------------------------------------------
  {
    "refused_without_reason",
    when = function(case) return case.tariff_given and case.refused_without_reason end,
    refer = "brokerage",
    reason = "An offer was refused and the reason is not recorded",
    letter = "Another place was turned down, and we have not written down why.",
    source = "Wolverhampton challenge 2012, R6",
  },
  {
    "cheaper_offer_refused",
    when = function(case) return case.tariff_given and case.cheaper_suitable_refused end,
    refer = "brokerage",
    reason = "A suitable offer at a lower price was refused",
    letter = "Another place that suits you, at a lower price, was turned down. We have to look at why.",
    source = "Wolverhampton challenge 2012, B4",
    flag = true,
  },
  {
    "proposed_offer_differs",
    when = function(case) return case.tariff_given and case.proposed_offer_differs end,
    refer = "brokerage",
    reason = "The offer recorded as proposed is not the provider or the price quoted",
    letter = "Our papers do not agree on the provider or on the price. We have to put that right.",
    source = "Wolverhampton challenge 2012, R6",
  },

  -- Service -------------------------------------------------------------------------------------------------------------
  {
    "off_framework",
    when = function(case) return case.tariff_given and case.route == "spot" end,
    refer = "service acquisition team",
    reason = "The place is bought off the framework",
    letter = "The provider has no standing contract with us for this support, so we have to check the terms.",
    source = "Mental Health Commissioning Review 2023, paras 19(d) and 19(g); Wolverhampton challenge 2012, P6 and P11",
  },
  {
    "not_on_framework",
    when = function(case)
      return case.tariff_given and case.route == "framework"
        and case.listed_service ~= nil and not case.listed_service.framework
    end,
    refer = "service acquisition team",
    reason = "The provider is not on the framework for this service",
    letter = "The provider has no standing contract with us for this service, so we have to check the terms.",
    source = "Mental Health Commissioning Review 2023, para 19(c) and 19(d)",
  },
  {
    "provider_not_listed",
    when = function(case) return case.tariff_given and case.listed_service == nil end,
    refer = "quality assurance team",
    reason = "The provider is not in the list for this service",
    letter = "The provider is not in our list for this service, so we have to check its quality.",
    source = "Wolverhampton challenge 2012, P6 and P11",
  },
  {
    "provider_not_accredited",
    when = function(case)
      return case.tariff_given and case.listed_service ~= nil and not case.listed_service.accredited
    end,
    refer = "quality assurance team",
    reason = "The provider is not accredited for this service",
    letter = "We have not yet approved the provider for this service, so we have to check its quality.",
    source = "Wolverhampton challenge 2012, P6 and P11",
  },
  {
    "service_below_need",
    when = function(case) return case.tariff_given and case.service_fit == "below_need" end,
    refer = "brokerage",
    reason = "The service is staffed for a lower level than the person needs",
    letter = "The service has fewer staff than somebody with your needs should have. We have to look at that.",
    source = "Mental Health Commissioning Review 2023, paras 16 and 17(b)",
    flag = true,
  },
  {
    "service_above_need",
    when = function(case) return case.tariff_given and case.service_fit == "above_need" end,
    reason = "The service is staffed for a higher level than the person needs: consider a step down",
    letter = "The service has more staff than your level of support needs. At a review we may talk about a less "
      .. "intensive one.",
    source = "Mental Health Commissioning Review 2023, paras 17(b) and 17(c)",
    flag = true,
  },
  {
    "substance_use_support",
    when = function(case)
      return case.tariff_given and case.cooccurring_substance_use
        and case.listed_service ~= nil and not case.listed_service.substance_use
    end,
    refer = "quality assurance team",
    reason = "The service is not known to support people with co-occurring substance use",
    letter = "We do not know whether the service can help people who also use drugs or alcohol. We have to ask.",
    source = "Mental Health Commissioning Review 2023, para 21(f)",
    flag = true,
  },
  {
    "out_of_borough",
    when = function(case) return case.tariff_given and case.out_of_borough end,
    reason = "The service is outside the borough: consider a local one at the next review",
    letter = "The service is outside the borough. At the next review we will see whether there is one nearer by, if you "
      .. "want that.",
    source = "Mental Health Commissioning Review 2023, para 19(h)",
    flag = true,
  },
  {
    "aged_55_or_over",
    when = function(case) return case.tariff_given and case.age >= 55 end,
    reason = "The person is 55 or over: consider long-term provision for older people, such as extra care",
    letter = "You are 55 or over. There may be homes for older people that would suit you, such as extra care.",
    source = "Mental Health Commissioning Review 2023, para 17(f)",
    flag = true,
  },
  {
    "review_overdue",
    when = function(case) return case.tariff_given and case.review_overdue end,
    refer = "assessor",
    reason = "The yearly review is overdue",
    letter = "Your yearly review is late. We have to do it now.",
    source = "Care Act 2014 s27",
    flag = true,
  },

  -- Who pays ------------------------------------------------------------------------------------------------------------
  {
    "icb_agreement",
    when = function(case)
      return case.tariff_given and case.icb_asked_to_pay and case.icb_agreement == "not_yet"
    end,
    refer = function(case) return case.icb_name end,
    reason = "The ICB has not yet agreed its share",
    letter = "The NHS has not yet agreed to pay its share.",
    source = "Mental Health Commissioning Review 2023, paras 19(f) and 37",
  },
  {
    "icb_dispute",
    when = function(case)
      return case.tariff_given and case.icb_asked_to_pay and case.icb_agreement == "disputed"
    end,
    refer = function(case) return case.icb_name end,
    reason = "The ICB disputes its share; support goes on, without prejudice to who pays in the end",
    letter = "The NHS does not agree with its share. Your support goes on all the same. Who pays is between us and the NHS, and "
      .. "not for you to sort out.",
    source = "Mental Health Commissioning Review 2023, paras 19(f) and 37",
  },
  {
    "icb_dispute_council",
    when = function(case)
      return case.tariff_given and case.icb_asked_to_pay and case.icb_agreement == "disputed"
    end,
    refer = "head of service",
    reason = "The ICB disputes its share: the council settles it with the ICB, and not through the person",
    letter = "The NHS does not agree with its share. Your support goes on all the same. Who pays is between us and the NHS, and "
      .. "not for you to sort out.",
    source = "Mental Health Commissioning Review 2023, paras 19(f) and 37",
  },
  {
    "no_funding_agreement",
    when = function(case)
      return case.tariff_given and case.aftercare_applies and case.section_117_agreement == "none"
    end,
    refer = function(case) return case.icb_name end,
    reason = "There is no agreement on how the cost of aftercare is split",
    letter = "We and the NHS have not agreed how to share the cost of your aftercare.",
    source = "Mental Health Act 1983 s117; Mental Health Commissioning Review 2023, para 37",
  },
  {
    "no_funding_agreement_council",
    when = function(case)
      return case.tariff_given and case.aftercare_applies and case.section_117_agreement == "none"
    end,
    refer = "head of service",
    reason = "Without an agreement on the split of aftercare the council has to agree one with the ICB",
    letter = "We and the NHS have not agreed how to share the cost of your aftercare.",
    source = "Mental Health Act 1983 s117; Mental Health Commissioning Review 2023, para 37",
  },
  {
    "interim_funding",
    when = function(case)
      return case.tariff_given and case.aftercare_applies and case.section_117_agreement == "none"
        and case.interim_funder ~= "nobody_yet"
    end,
    reason = "The split is an interim one, without prejudice: it expires and is settled backwards",
    letter = "Who pays is settled only for now. We and the NHS will put it right between us later.",
    source = "Mental Health Act 1983 s117",
    flag = true,
  },
  {
    "charge_not_assessed",
    when = function(case)
      return case.tariff_given and case.chargeable_weekly > money "0.00" and case.financial_assessment == "awaited"
    end,
    refer = "financial assessment team",
    reason = "The financial assessment has not been done, so no contribution is counted yet",
    letter = "We have not yet worked out what you can afford to pay, so no charge is counted yet. You may have to pay "
      .. "something once we have.",
    source = "Care Act 2014 s17",
  },
  {
    "direct_payment_in_care_home",
    when = function(case) return case.tariff_given and case.direct_payment_wanted and case.care_home_service end,
    refer = "assessor",
    reason = "A direct payment cannot buy long-term care in a care home",
    letter = "You asked for a direct payment. The law does not let it pay for living in a care home for a long time.",
    source = "Care Act 2014 s31 and the direct payment regulations",
  },
}
