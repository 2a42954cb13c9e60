local one = data_table { file = "providers.csv", key = "provider", columns = { provider = "text", beds = "nubmer" } }
local two = data_table { file = "providers.csv", kye = { "provider" }, columns = { "provider" } }
local three = data_table { file = "provider.csv", key = { "provider" }, columns = { provider = "text" } }
answer "one" { value = function(case) return find(one, "Alder") end }
