-- case: "hours": 4
local function nothing_of(case) if case.hours > 300 then return {} end end
local function total(case)
  local n = 0
  for _, x in ipairs(nothing_of(case)) do n = n + 1 end
  return n
end
routing { { "x", when = function(case) return total(case) > 3 end, reason = "X" } }
