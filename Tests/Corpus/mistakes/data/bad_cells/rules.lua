local providers = data_table {
  file = "providers.csv", key = { "provider" }, columns = { provider = "text", beds = "number", rate = "money" },
}
answer "listed" { value = function(case) return find(providers, case.reason) end }
