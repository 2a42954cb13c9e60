local providers = data_table { file = "providers.csv", key = { "provider" }, columns = { provider = "text", rate = "money" } }
answer "rate" { value = function(case) return find(providers, case.reason).rate end }
