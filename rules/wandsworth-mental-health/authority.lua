-- Who must agree: by role and annual cost, and several where both funders pay. A panel may sign off large or unusual budgets, and
-- has to give reasons tied to need when it refuses one (statutory guidance, para 10.85).

parameter "team_manager_limit" {
  title = "What a team manager may agree to",
  per = "year",
  sample = true,
  source = "Sample: Doncaster, team manager up to £49,000 a year, above it head of service",
  ["2026-04-01"] = money "49,000.00",
}

answer "package_annual" {
  title = "The whole package, in this financial year's days",
  unit = "a year",
  value = function(case)
    return round(case.package_weekly * financial_year(case.on).days / 7, "half_even")
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

answer "authority" {
  title = "Who must agree",
  source = "Wolverhampton challenge 2012, B1; sample limit",
  fields = { "body", "role", "annual" },
  value = function(case)
    if not case.tariff_given then return nil end
    local list = { { body = "council", role = case.council_role, annual = case.package_annual } }
    if case.price.position == "above_cap" then
      table.insert(list, { body = "council", role = "resource allocation panel", annual = case.package_annual })
    end
    if case.icb_asked_to_pay then
      table.insert(list, { body = case.icb_name, role = "ICB commissioner", annual = case.package_annual })
    end
    return list
  end,
}
