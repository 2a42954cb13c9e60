fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
local function half(x) return x / 2 end
local function weekly_hours(case)
  local function capped(x) return min(x, 40) end
  return capped(half(case.hours) + 1)
end
local function cost_of(case, rate) return weekly_hours(case) * rate end
answer "cost" { title = "Cost", value = function(case) return round(cost_of(case, money "21.35"), "half_even") end }
