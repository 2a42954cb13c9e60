-- case: "hours": 4
local function list_of(case) if case.hours > 3 then return 5 end return {} end
answer "a" { value = function(case) return sum(list_of(case), function(x) return x end) end }
routing { { "x", when = function(case) return case.a > 4 end, reason = "X" } }
