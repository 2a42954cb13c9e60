-- case: "hours": 4
local function nothing_of(case) if case.hours > 300 then return 5 end end
routing { { "x", when = function(case) return nothing_of(case) > 3 end, reason = "X" } }
