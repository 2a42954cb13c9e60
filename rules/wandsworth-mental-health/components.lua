-- The package in its parts. Each part passes through the funding layers by itself, because needs that do not arise from the mental
-- disorder are not paid for as aftercare.

answer "fnc_applies" {
  title = "NHS-funded nursing care is paid",
  value = function(case) return case.service == "nursing" and case.fnc_band ~= "none" end,
}

-- Aftercare is free. Until section 117 has been checked, nothing is charged for needs that arise from the mental disorder.
local function may_be_charged(case, arises_from)
  return case.section_117 == "no" or arises_from ~= "mental_disorder"
end

answer "components" {
  title = "The package in its parts",
  value = function(case)
    local list = {
      {
        name = "placement",
        weekly = case.price.weekly,
        arises_from = case.needs_arise_from,
        chargeable = may_be_charged(case, case.needs_arise_from),
        funded_nursing = false,
      },
    }
    for _, part in ipairs(case.other_components) do
      table.insert(list, {
        name = part.name,
        weekly = part.weekly,
        arises_from = part.arises_from,
        chargeable = may_be_charged(case, part.arises_from),
        funded_nursing = false,
      })
    end
    -- The tariff of a nursing home is without funded nursing care, whether the quote included it or not: so it is added
    -- here, once, and taken by the NHS, once.
    if case.fnc_applies then
      table.insert(list, {
        name = "funded nursing care",
        weekly = case.fnc_weekly,
        arises_from = "physical_health",
        chargeable = false,
        funded_nursing = true,
      })
    end
    return list
  end,
}

answer "package_weekly" {
  title = "The whole package",
  unit = "a week",
  value = function(case)
    return sum(case.components, function(part) return part.weekly end)
  end,
}

answer "chargeable_weekly" {
  title = "Chargeable part of the package",
  unit = "a week",
  value = function(case)
    local total = money "0.00"
    for _, part in ipairs(case.components) do
      if part.chargeable then total = total + part.weekly end
    end
    return total
  end,
}

answer "aftercare_applies" {
  title = "Part of the package is section 117 aftercare",
  source = "Mental Health Act 1983 s117",
  value = function(case)
    return case.section_117 == "yes"
      and any(case.components, function(part) return part.arises_from == "mental_disorder" end)
  end,
}

answer "health_part" {
  title = "Part of the package meets physical health needs",
  value = function(case)
    return any(case.components, function(part)
      return part.arises_from == "physical_health" and not part.funded_nursing
    end)
  end,
}

-- What the text leaves to people: whatever depends on it is withheld until it is answered, and the case goes to the ICB.
judgement "health_needs_beyond_nursing" {
  title = "Are there health needs beyond what funded nursing care covers?",
  letter = "The NHS has to say whether you have health needs that it pays for, beside nursing in a care home.",
  source = "National Framework for NHS Continuing Healthcare: joint packages of care",
  refer = "ICB continuing healthcare team",
}
