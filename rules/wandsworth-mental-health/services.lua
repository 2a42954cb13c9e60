-- The service's own level, from how it is staffed, beside the person's level (review 2023, paras 16 and 17(b)): a service sold as
-- "high" may be staffed for less. Tenders define a level by staffing: a high service is staffed day and night, with waking nights.

local providers = data_table {
  file = "providers.csv",
  key = { "provider", "service" },
  columns = {
    provider = "text", service = "text", name = "text", accredited = "boolean", framework = "boolean", staffed_hours_a_day = "number",
    night_staff = "text", one_to_one_up_to = "number", substance_use = "boolean",
  },
}

answer "listed_service" {
  title = "The service in the list of providers",
  source = "providers.csv (invented)",
  value = function(case) return find(providers, case.provider, case.service) end,
}

choose "staffing_level" {
  title = "Level that the service is staffed for",
  source = "Mental Health Commissioning Review 2023, para 17(b); sample values",
  labels = { intensive = "Intensive support", high = "High support", medium = "Medium support", low = "Low support" },
  { "intensive", when = function(case)
    return case.listed_service.staffed_hours_a_day >= 24
      and case.listed_service.night_staff == "waking"
      and case.listed_service.one_to_one_up_to >= 40
  end },
  { "high", when = function(case)
    return case.listed_service.staffed_hours_a_day >= 24 and case.listed_service.night_staff == "waking"
  end },
  { "medium", when = function(case)
    return case.listed_service.staffed_hours_a_day >= 12 or case.listed_service.one_to_one_up_to >= 7
  end },
  { "low" },
}

answer "service_level" {
  title = "The service's own level",
  source = "Mental Health Commissioning Review 2023, para 17(b)",
  labels = { intensive = "Intensive support", high = "High support", medium = "Medium support", low = "Low support" },
  value = function(case)
    if case.tariff_given and case.listed_service ~= nil then return case.staffing_level end
    return nil
  end,
}

local height = { low = 1, medium = 2, high = 3, intensive = 4 }

answer "service_fit" {
  title = "The service against the need",
  source = "Mental Health Commissioning Review 2023, paras 16 and 17(b)",
  labels = {
    not_listed = "Not in the list of providers",
    below_need = "Staffed for less than needed",
    above_need = "Staffed for more than needed",
    matches = "Staffed for the level needed",
  },
  value = function(case)
    if case.listed_service == nil then return "not_listed" end
    if height[case.staffing_level] < height[case.support_level] then return "below_need" end
    if height[case.staffing_level] > height[case.support_level] then return "above_need" end
    return "matches"
  end,
}
