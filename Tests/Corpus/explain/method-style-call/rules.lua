fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
local plan = { rate = money "20.00" }
function plan:cost(hours) return self.rate * hours end
function plan.cheaper(one, other) return min(one, other) end
answer "cost" { title = "Cost", value = function(case) return plan.cheaper(plan:cost(case.hours), money "100.00") end }
