-- Who must agree: by role and annual cost, and several where both funders pay. A panel may sign off large or unusual budgets, and
-- has to give reasons tied to need when it refuses one (statutory guidance, para 10.85).

parameter "team_manager_limit" {
  title = "What a team manager may agree to",
  per = "year",
  sample = true,
  source = "Sample: Doncaster, team manager up to £49,000 a year, above it head of service",
  ["2026-04-01"] = money "49,000.00",
}

-- Once people have agreed a price, it counts for who may agree to it; until then, the recommended one does.
answer "package_annual" {
  title = "The whole package, in this financial year's days",
  unit = "a year",
  value = function(case)
    local days = financial_year(case.on).days
    if case.agreed_price ~= nil then return round(case.agreed_price * days / 7, "half_even") end
    return round(case.package_weekly * days / 7, "half_even")
  end,
}

answer "council_role" {
  title = "Who agrees for the council",
  source = "Sample: Doncaster's limit",
  value = function(case)
    if case.package_annual <= case.team_manager_limit then return "team manager" end
    return "head of service"
  end,
}

-- The ICB's agreement is needed for its share of aftercare and for health tasks, never for funded nursing care.
answer "icb_asked_to_pay" {
  title = "The ICB is asked to pay a share",
  value = function(case)
    local aftercare = case.aftercare_applies and case.aftercare_split_known and case.icb_share_of_aftercare > 0
    local health_tasks = case.chc_decision == "icb_not_eligible" and case.health_part
    return aftercare or health_tasks
  end,
}

-- Whoever may agree to more may agree to less.
local above = { ["team manager"] = { "head of service" } }

-- `or_above`: who may agree instead.
answer "authority" {
  title = "Who must agree",
  source = "Wolverhampton challenge 2012, B1; sample limit",
  fields = { "body", "role", "or_above", "annual" },
  value = function(case)
    if not case.tariff_given then return nil end
    local role = case.council_role
    local list = { { body = "council", role = role, or_above = above[role], annual = case.package_annual } }
    if case.price.position == "above_cap" then
      table.insert(list, { body = "council", role = "resource allocation panel", annual = case.package_annual })
    end
    if case.icb_asked_to_pay then
      table.insert(list, { body = case.icb_name, role = "ICB commissioner", annual = case.package_annual })
    end
    return list
  end,
}
