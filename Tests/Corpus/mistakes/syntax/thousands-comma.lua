answer "a" { value = function(case) return case.hours > 100,000 end }
fact "income" { label = "Income", type = "number", min = 0, max = 100,000 }
parameter "limit" { title = "Limit", ["2026-04-01"] = 23,250 }
answer "b" { value = function(case) if case.hours > 1,000 then return 1 end return 2 end }
