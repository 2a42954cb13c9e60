local providers = data_table { file = "providers.csv", key = { "provider" }, columns = { provider = "text" } }
