fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
local rates = { low = money "18.00", high = money "25.50" }
local limit = 15
local function rate_for(level) return rates[level] end
answer "level" { title = "Level", value = function(case) if case.hours > limit then return "high" end return "low" end }
answer "cost" {
  title = "Cost",
  value = function(case)
    local extra = case.hours - limit
    local function with_extra(rate)
      if extra > 0 then return rate + money "1.00" * extra end
      return rate
    end
    return with_extra(rate_for(case.level))
  end,
}
