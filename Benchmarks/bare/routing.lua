-- What is said about each reason, in the order of the rulebook. `refer_icb`: to the ICB of the case.

return {
  {
    "residence_in_doubt", refer = "ordinary residence lead",
    reason = "It is in doubt which council is responsible; support is not delayed meanwhile",
    source = "Care Act 2014 s39 and s40; [2023] UKSC 31",
  },
  {
    "another_council", refer = "assessor",
    reason = "Another council is responsible: agree with it who supports the person meanwhile",
    source = "Care Act 2014 s39; Mental Health Act 1983 s117(3)",
  },
  {
    "icb_in_doubt", refer = "responsible commissioner lead",
    reason = "It is in doubt which ICB is responsible",
    source = "NHS England, Who Pays?",
  },
  {
    "section_117_not_checked", refer = "assessor",
    reason = "Section 117 status has not been checked",
    source = "Mental Health Act 1983 s117",
  },
  {
    "section_117_in_doubt", refer = "Mental Health Act office",
    reason = "The history of detention and the answer on section 117 disagree",
    source = "Mental Health Act 1983 s117",
  },
  {
    "no_duty", decline = true,
    duties = {
      "give the decision and the reasons for it in writing (Care Act 2014, section 13(2))",
      "give written advice and information on what can help without us (Care Act 2014, section 13(5))",
      "consider meeting the needs although there is no duty to (Care Act 2014, section 19)",
    },
    reason = "There is no eligible need under the Care Act, no section 117 duty and no NHS decision pending",
    source = "Care Act 2014 s13 and s18",
  },
  {
    "icb_eligible", refer_icb = true,
    reason = "The ICB found a primary health need: it buys the care, and we give no tariff",
    source = "National Framework for NHS Continuing Healthcare; Care Act 2014 s22",
  },
  {
    "chc_awaited", refer_icb = true,
    reason = "The ICB has not yet decided on NHS continuing healthcare; funding until then is without prejudice",
    source = "National Framework for NHS Continuing Healthcare",
  },
  {
    "chc_not_considered", refer = "assessor",
    reason = "Part of the package meets physical health needs, and NHS continuing healthcare has not been considered",
    source = "National Framework for NHS Continuing Healthcare: considered before funded nursing care",
  },
  {
    "fnc_awaited", refer_icb = true,
    reason = "The NHS has not yet decided on funded nursing care for this nursing placement",
    source = "Dudley peer challenge 2016, Q2",
  },
  {
    "nursing_without_fnc", refer = "assessor",
    reason = "A nursing home without funded nursing care: is nursing needed here?",
    source = "Dudley peer challenge 2016, Q2",
  },
  {
    "fnc_outside_nursing_home", refer = "brokerage",
    reason = "Funded nursing care is paid only in a nursing home, and this service is not one",
    source = "National Framework for NHS Continuing Healthcare and NHS-funded Nursing Care",
  },
  {
    "above_cap", refer = "resource allocation panel",
    reason = "The quote is above the cap",
    source = "Mental Health Commissioning Review 2023, para 19(e)",
  },
  {
    "below_collar",
    reason = "The quote is below the collar: ask whether the price can be sustained",
    source = "Mental Health Commissioning Review 2023, para 19(e)",
  },
  {
    "within_band",
    reason = "The quote is within the collar and the cap",
    source = "Mental Health Commissioning Review 2023, para 19(e)",
  },
  {
    "above_built_up_price", refer = "brokerage",
    reason = "The quote is well above what its hours and nights add up to",
    source = "Mental Health Commissioning Review 2023, paras 19(e) and 32",
  },
  {
    "no_rationale", refer = "assessor",
    reason = "An expensive placement needs a written rationale: which other interventions were explored?",
    source = "Wolverhampton challenge 2012, C4",
  },
  {
    "top_up_by_choice", flag = true,
    reason = "The person chose a dearer place although a suitable one within the cap was offered",
    source = "Care Act 2014 s30",
  },
  {
    "no_top_up", refer = "brokerage",
    reason = "No suitable place within the cap was offered, so nobody may be asked for a top-up",
    source = "Local Government and Social Care Ombudsman 17 006 095",
  },
  {
    "refused_without_reason", refer = "brokerage",
    reason = "An offer was refused and the reason is not recorded",
    source = "Wolverhampton challenge 2012, R6",
  },
  {
    "cheaper_offer_refused", refer = "brokerage", flag = true,
    reason = "A suitable offer at a lower price was refused",
    source = "Wolverhampton challenge 2012, B4",
  },
  {
    "proposed_offer_differs", refer = "brokerage",
    reason = "The offer recorded as proposed is not the provider or the price quoted",
    source = "Wolverhampton challenge 2012, R6",
  },
  {
    "off_framework", refer = "service acquisition team",
    reason = "The place is bought off the framework",
    source = "Mental Health Commissioning Review 2023, paras 19(d) and 19(g); Wolverhampton challenge 2012, P6 and P11",
  },
  {
    "not_on_framework", refer = "service acquisition team",
    reason = "The provider is not on the framework for this service",
    source = "Mental Health Commissioning Review 2023, para 19(c) and 19(d)",
  },
  {
    "provider_not_listed", refer = "quality assurance team",
    reason = "The provider is not in the list for this service",
    source = "Wolverhampton challenge 2012, P6 and P11",
  },
  {
    "provider_not_accredited", refer = "quality assurance team",
    reason = "The provider is not accredited for this service",
    source = "Wolverhampton challenge 2012, P6 and P11",
  },
  {
    "service_below_need", refer = "brokerage", flag = true,
    reason = "The service is staffed for a lower level than the person needs",
    source = "Mental Health Commissioning Review 2023, paras 16 and 17(b)",
  },
  {
    "service_above_need", flag = true,
    reason = "The service is staffed for a higher level than the person needs: consider a step down",
    source = "Mental Health Commissioning Review 2023, paras 17(b) and 17(c)",
  },
  {
    "substance_use_support", refer = "quality assurance team", flag = true,
    reason = "The service is not known to support people with co-occurring substance use",
    source = "Mental Health Commissioning Review 2023, para 21(f)",
  },
  {
    "out_of_borough", flag = true,
    reason = "The service is outside the borough: consider a local one at the next review",
    source = "Mental Health Commissioning Review 2023, para 19(h)",
  },
  {
    "aged_55_or_over", flag = true,
    reason = "The person is 55 or over: consider long-term provision for older people, such as extra care",
    source = "Mental Health Commissioning Review 2023, para 17(f)",
  },
  {
    "review_overdue", refer = "assessor", flag = true,
    reason = "The yearly review is overdue",
    source = "Care Act 2014 s27",
  },
  {
    "icb_agreement", refer_icb = true,
    reason = "The ICB has not yet agreed its share",
    source = "Mental Health Commissioning Review 2023, paras 19(f) and 37",
  },
  {
    "icb_dispute", refer_icb = true,
    reason = "The ICB disputes its share; support goes on, without prejudice to who pays in the end",
    source = "Mental Health Commissioning Review 2023, paras 19(f) and 37",
  },
  {
    "icb_dispute_council", refer = "head of service",
    reason = "The ICB disputes its share: the council settles it with the ICB, and not through the person",
    source = "Mental Health Commissioning Review 2023, paras 19(f) and 37",
  },
  {
    "no_funding_agreement", refer_icb = true,
    reason = "There is no agreement on how the cost of aftercare is split",
    source = "Mental Health Act 1983 s117; Mental Health Commissioning Review 2023, para 37",
  },
  {
    "no_funding_agreement_council", refer = "head of service",
    reason = "Without an agreement on the split of aftercare the council has to agree one with the ICB",
    source = "Mental Health Act 1983 s117; Mental Health Commissioning Review 2023, para 37",
  },
  {
    "interim_funding", flag = true,
    reason = "The split is an interim one, without prejudice: it expires and is settled backwards",
    source = "Mental Health Act 1983 s117",
  },
  {
    "charge_not_assessed", refer = "financial assessment team",
    reason = "The financial assessment has not been done, so no contribution is counted yet",
    source = "Care Act 2014 s17",
  },
  {
    "direct_payment_in_care_home", refer = "assessor",
    reason = "A direct payment cannot buy long-term care in a care home",
    source = "Care Act 2014 s31 and the direct payment regulations",
  },
  {
    "health_needs_beyond_nursing", rule = "judgement.health_needs_beyond_nursing", refer = "ICB continuing healthcare team",
    reason = "Are there health needs beyond what funded nursing care covers?",
    source = "National Framework for NHS Continuing Healthcare: joint packages of care",
  },
}
