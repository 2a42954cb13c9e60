-- What supported living ought to cost, built up from its parts: core support, one-to-one hours and nights. Our own terms and samples
-- throughout; a benchmark from elsewhere is never copied in.

parameter "supported_living_core" {
  title = "Core support in supported living",
  per = "week",
  by = "support_level",
  sample = true,
  source = "Sample",
  ["low"] = { ["2026-04-01"] = money "190.00" },
  ["medium"] = { ["2026-04-01"] = money "260.00" },
  ["high"] = { ["2026-04-01"] = money "330.00" },
  ["intensive"] = { ["2026-04-01"] = money "420.00" },
}

parameter "supported_living_hour" {
  title = "One hour of one-to-one support in supported living",
  per = "hour",
  sample = true,
  source = "Sample: Devon's average (16.40 at least, 32.00 at most), from a freedom of information answer",
  ["2026-04-01"] = money "21.34",
}

parameter "sleep_in_night" {
  title = "A sleep-in night",
  per = "night",
  sample = true,
  source = "Sample: an unnamed council's rate of April 2025, opengovernment.network/decisions/137590",
  ["2026-04-01"] = money "105.46",
}

parameter "waking_night" {
  title = "A waking night",
  per = "night",
  sample = true,
  source = "Sample: an unnamed council's rate of April 2025, opengovernment.network/decisions/137590",
  ["2026-04-01"] = money "162.89",
}

parameter "built_up_tolerance" {
  title = "How far a quote may be above the built-up price",
  sample = true,
  source = "Sample",
  ["2026-04-01"] = percent(10),
}

-- On-call cover is part of core support.
answer "night_rate" {
  title = "Price of a night",
  unit = "a night",
  value = function(case)
    if case.night_cover == "sleep_in" then return case.sleep_in_night end
    if case.night_cover == "waking" then return case.waking_night end
    return money "0.00"
  end,
}

answer "built_up_price" {
  title = "Price built up from its parts",
  source = "Mental Health Commissioning Review 2023, paras 19(e) and 32; sample rates",
  fields = { "core", "one_to_one", "nights", "weekly" },
  value = function(case)
    if not case.tariff_given or case.service ~= "supported_living" then return nil end
    local core = case.supported_living_core
    local one_to_one = round(case.supported_living_hour * case.one_to_one_hours, "half_up")
    local nights = round(case.night_rate * case.nights_a_week / case.people_sharing_nights, "half_up")
    return { core = core, one_to_one = one_to_one, nights = nights, weekly = core + one_to_one + nights }
  end,
}

-- What a penny is compared with is whole pennies.
answer "built_up_limit" {
  title = "Limit from the built-up price",
  unit = "a week",
  value = function(case) return round(case.built_up_price.weekly * (1 + case.built_up_tolerance), "down") end,
}
