local providers = data_table {
  file = "providers.csv", key = { "provider", "beds" }, columns = { provider = "text", beds = "number", rate = "money" },
}
answer "too_few" { value = function(case) return find(providers, case.reason) end }
answer "too_many" { value = function(case) return find(providers, case.reason, 5, 6) end }
answer "turned" { value = function(case) return find(providers, case.hours, case.reason) end }
answer "right" { value = function(case) return find(providers, case.reason, case.hours) end }
