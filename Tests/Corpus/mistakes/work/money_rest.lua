-- case: "quote": "10.00"
local rests = { of = function(x) return x % 2 end }
routing { { "x", when = function(case) return rests.of(case.quote) > money "1.00" end, reason = "X" } }
