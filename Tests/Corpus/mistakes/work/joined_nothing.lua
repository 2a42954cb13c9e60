-- case: "hours": 2
local function words(case) if case.hours > 5 then return "many" end end
routing { { "x", reason = function(case) return "Hours: " .. words(case) end } }
