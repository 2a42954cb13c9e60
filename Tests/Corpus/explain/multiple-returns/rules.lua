fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
local function parts(hours) return hours // 1, hours % 1 end
local function minutes(whole, part) return whole * 60 + part * 60 end
answer "minutes" {
  title = "Minutes",
  value = function(case)
    local whole, part = parts(case.hours)
    if part == 0 then return whole * 60 end
    return minutes(parts(case.hours))
  end,
}
