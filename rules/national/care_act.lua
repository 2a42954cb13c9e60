-- Eligibility under the Care Act 2014, in force since 1 April 2015.
-- Whether an outcome is "not achieved" is the assessor's finding: the person cannot achieve it without help (prompting counts),
-- or only with significant pain, distress or anxiety, or endangering health or safety, or (unverified) taking significantly longer.

fact "impairment_or_illness" {
  label = "Needs that arise from a physical or mental impairment or illness",
  letter = "You have needs because of an illness or a disability",
  type = "boolean",
  section = "Section 117 and eligibility",
  asked_of = "assessor",
}

fact "outcomes_not_achieved" {
  label = "Outcomes the person cannot achieve",
  letter = "What you cannot do without help, of the ten things that the law lists (two or more count)",
  type = "choices",
  of = {
    "nutrition", "personal_hygiene", "toilet", "clothing", "home_safety",
    "habitable_home", "relationships", "work_education", "community_facilities", "caring_for_child",
  },
  labels = {
    nutrition = "Managing and maintaining nutrition",
    personal_hygiene = "Maintaining personal hygiene",
    toilet = "Managing toilet needs",
    clothing = "Being appropriately clothed",
    home_safety = "Being able to use the home safely",
    habitable_home = "Maintaining a habitable home",
    relationships = "Developing and keeping family or other personal relationships",
    work_education = "Work, training, education or volunteering",
    community_facilities = "Using facilities in the community, including public transport",
    caring_for_child = "Caring for a child",
  },
  help = "An outcome counts if the person cannot achieve it without help (prompting counts), or only with significant pain, "
    .. "distress or anxiety, or with danger to their or others' health or safety.",
  section = "Section 117 and eligibility",
  asked_of = "assessor",
}

fact "significant_wellbeing_impact" {
  label = "A significant impact on the person's well-being, or likely to be one",
  letter = "This has a great effect on your well-being",
  type = "boolean",
  section = "Section 117 and eligibility",
  asked_of = "assessor",
}

answer "care_act_eligible" {
  title = "Eligible needs for care and support",
  letter = "You have needs for care and support that the law says we must meet",
  source = "Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), regulation 2",
  value = function(case)
    return case.impairment_or_illness
      and count(case.outcomes_not_achieved) >= 2
      and case.significant_wellbeing_impact
  end,
}

-- A carer's eligibility does not depend on the adult's.

fact "provides_necessary_care" {
  label = "The carer provides necessary care",
  type = "boolean",
  section = "Carer",
  asked_of = "assessor",
}

fact "carer_health_at_risk" {
  label = "The carer's physical or mental health is at risk, or deteriorating",
  type = "boolean",
  section = "Carer",
  asked_of = "assessor",
}

fact "carer_outcomes_not_achieved" {
  label = "Outcomes the carer cannot achieve",
  type = "choices",
  of = {
    "children", "caring_for_others", "home", "nutrition",
    "relationships", "work_education", "community_facilities", "recreation",
  },
  labels = {
    children = "Caring for a child",
    caring_for_others = "Caring for other people",
    home = "Maintaining a habitable home",
    nutrition = "Managing and maintaining nutrition",
    relationships = "Developing and keeping family or other significant relationships",
    work_education = "Work, training, education or volunteering",
    community_facilities = "Using facilities in the community",
    recreation = "Recreation",
  },
  section = "Carer",
  asked_of = "assessor",
}

fact "carer_wellbeing_impact" {
  label = "A significant impact on the carer's well-being, or likely to be one",
  type = "boolean",
  section = "Carer",
  asked_of = "assessor",
}

answer "carer_eligible" {
  title = "A carer's eligible needs for support",
  letter = "As a carer, you have needs for support that the law says we must meet",
  source = "Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), regulation 3; scie.org.uk",
  value = function(case)
    return case.provides_necessary_care
      and (case.carer_health_at_risk or count(case.carer_outcomes_not_achieved) >= 1)
      and case.carer_wellbeing_impact
  end,
}
