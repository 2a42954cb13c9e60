-- case: "quote": "10.00"
local function rest(x) return x % 2 end
routing { { "x", when = function(case) return rest(case.quote) > money "1.00" end, reason = "X" } }
