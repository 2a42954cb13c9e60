-- The package in its parts, and who pays each of them.

local funding_rules = {}

function funding_rules.components(case, price, fnc)
  local charged_for_disorder = case.section_117 == "no"
  local arises_from = case.needs_arise_from or "mental_disorder"
  local parts = {
    {
      name = "placement", weekly = price.weekly, left = price.weekly, arises_from = arises_from,
      chargeable = charged_for_disorder or arises_from ~= "mental_disorder",
    },
  }
  for i, other in ipairs(case.other_components or {}) do
    parts[i + 1] = {
      name = other.name, weekly = other.weekly, left = other.weekly, arises_from = other.arises_from,
      chargeable = charged_for_disorder or other.arises_from ~= "mental_disorder",
    }
  end
  if fnc then
    parts[#parts + 1] = { name = "funded nursing care", weekly = fnc, left = fnc, arises_from = "physical_health", funded_nursing = true }
  end
  return parts
end

-- What the parts come to, and what there is among them.
function funding_rules.package_of(parts)
  local package = { weekly = 0, chargeable = 0 }
  for _, part in ipairs(parts) do
    package.weekly = package.weekly + part.weekly
    if part.chargeable then package.charged, package.chargeable = true, package.chargeable + part.weekly end
    if part.arises_from == "mental_disorder" then package.mental_disorder = true end
    if part.arises_from == "physical_health" and not part.funded_nursing then package.physical_health = true end
  end
  return package
end

function funding_rules.is_aftercare_split_known(case)
  local agreement = case.section_117_agreement
  if agreement == "none" then return (case.interim_funder or "nobody_yet") ~= "nobody_yet" end
  if agreement == "this_case" then return true end
  return case.responsible_icb ~= "in_doubt"
end

-- In hundredths of a per cent.
function funding_rules.icb_share_of_aftercare(case, figures)
  local agreement = case.section_117_agreement
  if agreement == "this_case" then return case.agreed_icb_share end
  if agreement ~= "none" then return figures.icb_shares[case.responsible_icb] end
  if case.interim_funder == "icb" then return 10000 end
  if case.interim_funder == "both_equally" then return 5000 end
  return 0
end

local function income_kept(case, figures, in_care_home)
  if in_care_home then return case.personal_expenses_allowance or figures.personal_expenses_allowance end
  if case.minimum_income_guarantee then return case.minimum_income_guarantee end
  local kept
  if case.age >= figures.pension_age then
    kept = figures.guarantee_pension_age
  elseif case.age >= 25 then
    kept = figures.guarantee_25_to_pension_age
  else
    kept = figures.guarantee_18_to_24
  end
  local premium = case.disability_premium or "none"
  if premium == "none" then return kept end
  if premium == "disability" then return kept + figures.disability_premium end
  return kept + figures.disability_premium + figures.enhanced_premium
end

local function client_contribution(case, figures, chargeable, in_care_home)
  if case.financial_assessment == "awaited" then return 0 end
  local capital, tariff_income = case.capital, 0
  if in_care_home and capital > figures.capital_upper_limit then return chargeable end
  if capital > figures.capital_lower_limit then
    local step = figures.tariff_income_step
    tariff_income = 100 * ((capital - figures.capital_lower_limit + step - 1) // step)
  end
  local charge = case.weekly_income + tariff_income - (case.income_disregards or 0) - income_kept(case, figures, in_care_home)
  if not in_care_home then charge = charge - (case.disability_related_expenditure or 0) end
  return math.max(charge, 0)
end

-- Takes an amount from the parts in turn. What could not be taken is said on the last line, or on one of its own.
local function take_contribution(funding, parts, asked)
  local lines, wanted, last, first = funding.lines, asked, nil, nil
  for _, part in ipairs(parts) do
    if part.chargeable then
      first = first or part
      local taken = math.min(wanted, part.left)
      if taken > 0 then
        last = { rule = "funding.client_contribution", component = part.name, paid = "direct", person = taken }
        lines[#lines + 1] = last
        part.left = part.left - taken
        funding.person = funding.person + taken
        wanted = wanted - taken
      end
    end
  end
  if wanted == 0 or not first then return end
  if not last then
    last = { rule = "funding.client_contribution", component = first.name, paid = "direct" }
    lines[#lines + 1] = last
  end
  last.asked = asked
end

local function take_aftercare(funding, parts, share)
  local lines = funding.lines
  for _, part in ipairs(parts) do
    if part.arises_from == "mental_disorder" and part.left > 0 then
      -- Half a penny goes to the council.
      local icb = (part.left * share + 4999) // 10000
      local council = part.left - icb
      lines[#lines + 1] = { rule = "funding.section_117_aftercare", component = part.name, paid = "recharge", icb = icb, council = council }
      funding.icb, funding.council, part.left = funding.icb + icb, funding.council + council, 0
    end
  end
end

local function take_funded_nursing(funding, parts)
  local part = parts[#parts]
  if not part.funded_nursing then return end
  local lines = funding.lines
  lines[#lines + 1] = { rule = "funding.nhs_funded_nursing_care", component = part.name, paid = "direct", icb = part.left }
  funding.icb, part.left = funding.icb + part.left, 0
end

-- False where people have not yet judged whether there are health tasks.
local function take_health_tasks(case, funding, parts)
  local lines = funding.lines
  for _, part in ipairs(parts) do
    if part.arises_from == "physical_health" and part.left > 0 then
      if case.health_needs_beyond_nursing == nil then return false end
      if case.health_needs_beyond_nursing then
        lines[#lines + 1] = { rule = "funding.joint_package_health_tasks", component = part.name, paid = "recharge", icb = part.left }
        funding.icb, part.left = funding.icb + part.left, 0
      end
    end
  end
  return true
end

local function take_rest(funding, parts)
  local rest = 0
  for _, part in ipairs(parts) do rest = rest + part.left end
  if rest > 0 then
    local lines = funding.lines
    lines[#lines + 1] = { rule = "funding.rest", council = rest }
    funding.council = funding.council + rest
  end
end

-- Nothing where a judgement is needed that nobody has made.
function funding_rules.split(case, figures, parts, package, in_care_home)
  local funding = { icb = 0, council = 0, person = 0, lines = {} }
  if case.section_117 == "yes" and package.mental_disorder then
    take_aftercare(funding, parts, funding_rules.icb_share_of_aftercare(case, figures))
  end
  take_funded_nursing(funding, parts)
  if case.chc_decision == "icb_not_eligible" and package.physical_health and not take_health_tasks(case, funding, parts) then
    return nil
  end
  if package.charged then
    take_contribution(funding, parts, client_contribution(case, figures, package.chargeable, in_care_home))
  end
  take_rest(funding, parts)
  return funding
end

return funding_rules
