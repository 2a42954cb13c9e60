-- case: "hours": 4
local helpers = { heavy = function(case) return case.hours > 3 end }
local function pick(case) if case.hours > 300 then return helpers.heavy end end
routing { { "x", when = function(case) return pick(case)(case) end, reason = "X" } }
