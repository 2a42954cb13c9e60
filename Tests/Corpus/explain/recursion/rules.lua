fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
local function halvings(hours)
  if hours < 1 then return 0 end
  return 1 + halvings(hours / 2)
end
local function countdown(n) if n == 0 then return "done" end return countdown(n - 1) end
answer "halvings" { title = "Halvings", value = function(case) return halvings(case.hours) end }
answer "countdown" { title = "Countdown", value = function(case) return countdown(3) end }
