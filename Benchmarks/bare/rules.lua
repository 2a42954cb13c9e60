-- The decision of rules/wandsworth-mental-health as plain Lua: what the engine is measured against.
--
-- Money is in pence; hours and percentages are in hundredths; dates are whole numbers, 20260501. A case holds the facts that
-- rules read, and only a case in which nothing is missing that matters. Returns the rows of routing and `decide`.

local folder, rulebook = ...
local function part(name) return assert(loadfile(folder .. "/" .. name))(rulebook) end

local dates = part "dates.lua"
local figures_on = part "figures.lua"
local bands = part "bands.lua"
local providers = part "providers.lua"
local routing = part "routing.lua"
local funding_rules = part "funding.lua"

local rows = {}
for _, row in ipairs(routing) do rows[row[1]] = row end

local height = { low = 1, medium = 2, high = 3, intensive = 4 }

-- Half up; half even; both of what is not negative.
local function divide_half_up(a, b) return (2 * a + b) // (2 * b) end

local function divide_half_even(a, b)
  local whole, twice = a // b, a % b * 2
  if twice > b or (twice == b and whole % 2 == 1) then return whole + 1 end
  return whole
end

local function give(decision, row)
  local reasons = decision.reasons
  reasons[#reasons + 1] = row
  if row.decline then
    decision.outcome = "decline"
  elseif (row.refer or row.refer_icb) and decision.outcome == "recommend" then
    decision.outcome = "refer"
  end
end

-- Needs ------------------------------------------------------------------------------------------------------------------

local function need_score(case, figures)
  local needs = case.needs
  local score = needs.self_care + needs.daily_living + needs.physical_health + needs.mobility + needs.medication + needs.mood
    + needs.unusual_experiences + needs.memory_and_thinking + needs.behaviour + needs.relationships + needs.occupation
    + needs.home_and_money
  if case.cooccurring_substance_use then score = score + figures.substance_use_points end
  return score
end

local function support_level(case, figures)
  local hours = case.one_to_one_hours
  if hours >= 4000 then return "intensive" end
  local score = need_score(case, figures)
  if score >= 45 then return "intensive" end
  local waking = case.night_cover == "waking"
  if hours >= 2000 or (waking and case.risk == "high") or score >= 35 then return "high" end
  if hours >= 700 or waking or score >= 15 then return "medium" end
  return "low"
end

-- Who is responsible -----------------------------------------------------------------------------------------------------

local gives_aftercare = { section_3 = true, section_37 = true, section_45a = true, section_47 = true, section_48 = true }

local function section_117_contradicted(case)
  if case.section_117 == "not_checked" then return false end
  local council, icb = false, false
  for _, body in ipairs(case.aftercare_ended_by or {}) do
    if body == "council" then council = true else icb = true end
  end
  local ended = council and icb
  if case.section_117 == "yes" then return ended end
  return gives_aftercare[case.detained_under] and not ended
end

local function duty_possible(case)
  return case.section_117 ~= "no" or case.chc_decision == "awaiting_icb" or case.chc_decision == "icb_eligible"
    or (case.impairment_or_illness and #case.outcomes_not_achieved >= 2 and case.significant_wellbeing_impact)
end

-- Who is responsible, and whether there is a duty; says whether we give a tariff.
local function responsibility(case, decision)
  local council = case.ordinary_residence
  if case.section_117 == "yes" then council = case.residence_before_detention end
  local contradicted = section_117_contradicted(case)
  local tariff_given = council ~= "another_council" and case.chc_decision ~= "icb_eligible" and duty_possible(case)

  if council == "in_doubt" then give(decision, rows.residence_in_doubt) end
  if council == "another_council" then give(decision, rows.another_council) end
  if case.responsible_icb == "in_doubt" then give(decision, rows.icb_in_doubt) end
  if case.section_117 == "not_checked" then give(decision, rows.section_117_not_checked) end
  if contradicted then give(decision, rows.section_117_in_doubt) end
  if council == "wandsworth" and not contradicted and not duty_possible(case) then give(decision, rows.no_duty) end
  if case.chc_decision == "icb_eligible" then give(decision, rows.icb_eligible) end
  if case.chc_decision == "awaiting_icb" then give(decision, rows.chc_awaited) end
  return tariff_given
end

-- The price --------------------------------------------------------------------------------------------------------------

-- Nothing where funded nursing care is not paid.
local function fnc_weekly(case, figures)
  if case.service ~= "nursing" then return nil end
  if case.fnc_band == "standard" then return figures.fnc_standard end
  return case.fnc_band == "higher" and figures.fnc_higher or nil
end

local function price_of(case, level, fnc)
  local quote = case.quoted_price
  if fnc and case.quote_includes_fnc then quote = math.max(quote - fnc, 0) end
  local band = bands[case.service][level]
  local position, weekly = "within", quote
  if quote > band.cap then
    position, weekly = "above_cap", band.cap
  elseif quote < band.collar then
    position = "below_collar"
  end
  return { band = band, quoted = quote, position = position, weekly = weekly, gap = quote - weekly }
end

local function built_up_price(case, figures, level)
  local night = 0
  if case.night_cover == "sleep_in" then night = figures.sleep_in_night end
  if case.night_cover == "waking" then night = figures.waking_night end
  local core = figures.supported_living_core[level]
  local one_to_one = divide_half_up(figures.supported_living_hour * case.one_to_one_hours, 100)
  local nights = divide_half_up(night * (case.nights_a_week or 7), case.people_sharing_nights or 1)
  return { core = core, one_to_one = one_to_one, nights = nights, weekly = core + one_to_one + nights }
end

-- Out of the funding -----------------------------------------------------------------------------------------------------

local function personal_budget(funding, fnc)
  local icb = funding.icb - (fnc or 0)
  return { weekly = funding.person + funding.council + icb, from_person = funding.person, from_council = funding.council, from_icb = icb }
end

local function direct_payment(case, budget, in_care_home)
  if not case.direct_payment_wanted or in_care_home then return 0 end
  return budget and budget.from_council + budget.from_icb + (case.direct_payment_costs or 0)
end

-- Reasons, in the order of routing ---------------------------------------------------------------------------------------

local function nhs_reasons(case, decision, package, fnc)
  if case.chc_decision == "not_considered" and (package.physical_health or fnc) then give(decision, rows.chc_not_considered) end
  if case.service == "nursing" then
    if case.fnc_assessment == "awaited" then
      give(decision, rows.fnc_awaited)
    elseif not fnc then
      give(decision, rows.nursing_without_fnc)
    end
  elseif case.fnc_band and case.fnc_band ~= "none" then
    give(decision, rows.fnc_outside_nursing_home)
  end
end

local function was_suitable_offered(offers, cap)
  for _, offer in ipairs(offers) do
    if offer.suitable and offer.weekly <= cap then return true end
  end
  return false
end

local position_rows = { above_cap = rows.above_cap, below_collar = rows.below_collar, within = rows.within_band }

local function price_reasons(case, figures, decision, offers)
  local price, built_up = decision.price, decision.built_up_price
  give(decision, position_rows[price.position])
  if built_up and case.quoted_price * 10000 > built_up.weekly * (10000 + figures.built_up_tolerance) then
    give(decision, rows.above_built_up_price)
  end
  if price.quoted >= figures.expensive_placement and (case.rationale or "") == "" then give(decision, rows.no_rationale) end
  decision.top_up_weekly = 0
  if price.position == "above_cap" and case.person_chose_dearer_place then
    if was_suitable_offered(offers, price.band.cap) then
      decision.top_up_weekly = price.gap
      give(decision, rows.top_up_by_choice)
    else
      give(decision, rows.no_top_up)
    end
  end
end

local function offer_reasons(case, decision, offers)
  local without_reason, cheaper, differs = false, false, false
  for _, offer in ipairs(offers) do
    if offer.result == "refused" then
      without_reason = without_reason or (offer.reason or "") == ""
      cheaper = cheaper or (offer.suitable and offer.weekly < case.quoted_price)
    else
      differs = differs or offer.provider ~= case.provider or offer.weekly ~= case.quoted_price
    end
  end
  if without_reason then give(decision, rows.refused_without_reason) end
  if cheaper then give(decision, rows.cheaper_offer_refused) end
  if differs then give(decision, rows.proposed_offer_differs) end
end

local function service_reasons(case, decision, listed)
  if case.route == "spot" then give(decision, rows.off_framework) end
  if not listed then
    give(decision, rows.provider_not_listed)
    return
  end
  if case.route == "framework" and not listed.framework then give(decision, rows.not_on_framework) end
  if not listed.accredited then give(decision, rows.provider_not_accredited) end
  local staffed, needed = height[listed.level], height[decision.support_level]
  if staffed < needed then give(decision, rows.service_below_need) end
  if staffed > needed then give(decision, rows.service_above_need) end
  if case.cooccurring_substance_use and not listed.substance_use then give(decision, rows.substance_use_support) end
end

local function person_reasons(case, decision)
  if case.out_of_borough then give(decision, rows.out_of_borough) end
  if case.age >= 55 then give(decision, rows.aged_55_or_over) end
  if case.last_review and decision.review_by < case.on then give(decision, rows.review_overdue) end
end

local function payer_reasons(case, decision, aftercare, icb_asked_to_pay, chargeable, in_care_home)
  if icb_asked_to_pay then
    if case.icb_agreement == "not_yet" then give(decision, rows.icb_agreement) end
    if case.icb_agreement == "disputed" then
      give(decision, rows.icb_dispute)
      give(decision, rows.icb_dispute_council)
    end
  end
  if aftercare and case.section_117_agreement == "none" then
    give(decision, rows.no_funding_agreement)
    give(decision, rows.no_funding_agreement_council)
    if (case.interim_funder or "nobody_yet") ~= "nobody_yet" then give(decision, rows.interim_funding) end
  end
  if chargeable > 0 and case.financial_assessment == "awaited" then give(decision, rows.charge_not_assessed) end
  if case.direct_payment_wanted and in_care_home then give(decision, rows.direct_payment_in_care_home) end
end

-- The decision -----------------------------------------------------------------------------------------------------------

local function review_by(case, figures)
  if case.last_review then return dates.next_year(case.last_review) end
  return dates.add_days(case.placement_starts or case.on, 7 * figures.first_review_weeks)
end

local function authority(decision, figures, annual, icb_asked_to_pay)
  local role = annual <= figures.team_manager_limit and "team manager" or "head of service"
  local above = role == "team manager" and "head of service" or nil
  local list = { { body = "council", role = role, or_above = above, annual = annual } }
  if decision.price.position == "above_cap" then list[2] = { body = "council", role = "resource allocation panel", annual = annual } end
  if icb_asked_to_pay then list[#list + 1] = { body = decision.icb, role = "ICB commissioner", annual = annual } end
  return list
end

-- What there is to decide about where we give a tariff.
local function decide_service(case, figures, decision)
  local in_care_home = case.service == "residential" or case.service == "nursing"
  local fnc = fnc_weekly(case, figures)
  local of_service = providers[case.service]
  local listed = of_service and of_service[case.provider]
  local offers = case.offers or {}

  local price = price_of(case, decision.support_level, fnc)
  decision.price = price
  decision.service_level = listed and listed.level
  if case.service == "supported_living" then decision.built_up_price = built_up_price(case, figures, decision.support_level) end
  decision.review_by = review_by(case, figures)

  local parts = funding_rules.components(case, price, fnc)
  local package = funding_rules.package_of(parts)
  local aftercare = case.section_117 == "yes" and package.mental_disorder
  local split_known = aftercare and funding_rules.is_aftercare_split_known(case)
  local icb_asked_to_pay = split_known and funding_rules.icb_share_of_aftercare(case, figures) > 0
    or case.chc_decision == "icb_not_eligible" and package.physical_health
  local annual = divide_half_even((case.agreed_price or package.weekly) * dates.days_of_financial_year(case.on), 7)
  decision.authority = authority(decision, figures, annual, icb_asked_to_pay)

  nhs_reasons(case, decision, package, fnc)
  price_reasons(case, figures, decision, offers)
  offer_reasons(case, decision, offers)
  service_reasons(case, decision, listed)
  person_reasons(case, decision)
  payer_reasons(case, decision, aftercare, icb_asked_to_pay, package.chargeable, in_care_home)

  if not aftercare or split_known then
    local funding = funding_rules.split(case, figures, parts, package, in_care_home)
    if funding then
      decision.funding = funding
      decision.personal_budget = personal_budget(funding, fnc)
    else
      decision.is_withheld = true
      give(decision, rows.health_needs_beyond_nursing)
    end
  end
  decision.direct_payment_weekly = direct_payment(case, decision.personal_budget, in_care_home)
end

local function decide(case)
  local figures = figures_on(case.on)
  local icb = "the ICB"
  if case.responsible_icb ~= "in_doubt" then icb = case.responsible_icb .. " ICB" end
  local decision = { outcome = "recommend", reasons = {}, icb = icb, support_level = support_level(case, figures) }
  if responsibility(case, decision) then decide_service(case, figures, decision) end
  return decision
end

return routing, decide
