local providers = data_table {
  file = "providers.csv", key = { "provider", "beds" }, columns = { provider = "text", beds = "number", rate = "money" },
}
answer "listed" { value = function(case) return find(providers, case.reason, case.hours) end }
