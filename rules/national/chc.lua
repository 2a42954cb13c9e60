-- NHS continuing healthcare. The checklist and the decision support tool are not calculators: a multidisciplinary team recommends and
-- the ICB decides. So nothing here says "eligible", only what the levels alone suggest.

-- The checklist ---------------------------------------------------------------------------------------------------------

local domains = {
  { "breathing", "Breathing" },
  { "nutrition", "Nutrition" },
  { "continence", "Continence" },
  { "skin", "Skin" },
  { "mobility", "Mobility" },
  { "communication", "Communication" },
  { "psychological", "Psychological and emotional needs" },
  { "cognition", "Cognition" },
  { "behaviour", "Behaviour" },
  { "drug_therapies", "Drug therapies and symptom control" },
  { "altered_states", "Altered states of consciousness" },
}

for _, domain in ipairs(domains) do
  fact("chc_checklist." .. domain[1]) {
    label = domain[2] .. " (checklist)",
    of = { "A", "B", "C" },
    labels = { A = "A", B = "B", C = "C" },
    section = "NHS continuing healthcare checklist",
    asked_of = "nurse or social worker",
  }
end

answer "chc_checklist_letters" {
  title = "The letters of the checklist",
  value = function(case)
    return {
      case.chc_checklist.breathing, case.chc_checklist.nutrition, case.chc_checklist.continence, case.chc_checklist.skin,
      case.chc_checklist.mobility, case.chc_checklist.communication, case.chc_checklist.psychological,
      case.chc_checklist.cognition, case.chc_checklist.behaviour, case.chc_checklist.drug_therapies,
      case.chc_checklist.altered_states,
    }
  end,
}

-- The four starred domains can be a priority in the decision support tool.
answer "chc_checklist_starred_a" {
  title = "An A in a starred domain",
  value = function(case)
    return case.chc_checklist.behaviour == "A" or case.chc_checklist.breathing == "A"
      or case.chc_checklist.drug_therapies == "A" or case.chc_checklist.altered_states == "A"
  end,
}

answer "chc_checklist_result" {
  title = "NHS continuing healthcare checklist",
  letter = "Whether the NHS may have to pay for all of your care (the first check for NHS continuing healthcare)",
  source = "NHS Continuing Healthcare Checklist; beaconchc.co.uk; westhampshireccg.nhs.uk",
  labels = {
    full_assessment = "A full assessment is needed",
    below_threshold = "Below the threshold: the ICB may still assess",
  },
  value = function(case)
    local a = count(case.chc_checklist_letters, function(letter) return letter == "A" end)
    local b = count(case.chc_checklist_letters, function(letter) return letter == "B" end)
    if a >= 2 or b >= 5 or (a == 1 and b >= 4) or case.chc_checklist_starred_a then return "full_assessment" end
    return "below_threshold"
  end,
}

-- The decision support tool ----------------------------------------------------------------------------------------------

-- Each domain offers only the levels that the tool has for it, so that an impossible level cannot be given.
-- That the starred domains but altered states also have a severe level is unverified.
local up_to_high = { "none", "low", "moderate", "high" }
local up_to_severe = { "none", "low", "moderate", "high", "severe" }
local up_to_priority = { "none", "low", "moderate", "high", "severe", "priority" }
local priority_without_severe = { "none", "low", "moderate", "high", "priority" }

local dst_domains = {
  { "breathing", "Breathing", up_to_priority },
  { "nutrition", "Nutrition", up_to_severe },
  { "continence", "Continence", up_to_high },
  { "skin", "Skin", up_to_severe },
  { "mobility", "Mobility", up_to_severe },
  { "communication", "Communication", up_to_high },
  { "psychological", "Psychological and emotional needs", up_to_high },
  { "cognition", "Cognition", up_to_severe },
  { "behaviour", "Behaviour", up_to_priority },
  { "drug_therapies", "Drug therapies and symptom control", up_to_priority },
  { "altered_states", "Altered states of consciousness", priority_without_severe },
  { "other", "Other significant needs", up_to_severe },
}

for _, domain in ipairs(dst_domains) do
  fact("chc_dst." .. domain[1]) {
    label = domain[2] .. " (decision support tool)",
    of = domain[3],
    section = "NHS decision support tool",
    asked_of = "multidisciplinary team",
  }
end

parameter "chc_dst_number_of_domains" {
  title = "What \"a number of other domains\" means",
  unit = "domains",
  sample = true,
  source = "Sample: the tool gives no figure",
  ["2013-04-01"] = 3,
}

answer "chc_dst_levels" {
  title = "The levels of the decision support tool",
  value = function(case)
    return {
      case.chc_dst.breathing, case.chc_dst.nutrition, case.chc_dst.continence, case.chc_dst.skin,
      case.chc_dst.mobility, case.chc_dst.communication, case.chc_dst.psychological, case.chc_dst.cognition,
      case.chc_dst.behaviour, case.chc_dst.drug_therapies, case.chc_dst.altered_states, case.chc_dst.other,
    }
  end,
}

local function how_many(levels, wanted)
  return count(levels, function(level) return level == wanted end)
end

answer "chc_dst_indication" {
  title = "What the levels alone suggest",
  letter = "Whether your main need may be for health care, for which the NHS would pay (NHS continuing healthcare)",
  source = "NHS Decision Support Tool; westhampshireccg.nhs.uk; \"a number of\" high or moderate is unverified",
  labels = {
    recommendation_expected = "A recommendation of a primary health need would be expected",
    may_be_indicated = "A primary health need may be indicated",
    not_indicated_by_levels = "Not indicated by the levels alone",
  },
  value = function(case)
    local levels = case.chc_dst_levels
    local severe = how_many(levels, "severe")
    if how_many(levels, "priority") >= 1 or severe >= 2 then return "recommendation_expected" end

    local high_or_moderate = how_many(levels, "high") + how_many(levels, "moderate")
    local low = how_many(levels, "low")
    local a_number = case.chc_dst_number_of_domains
    if severe == 1 and high_or_moderate + low >= a_number then return "may_be_indicated" end
    if high_or_moderate >= a_number then return "may_be_indicated" end
    return "not_indicated_by_levels"
  end,
}
