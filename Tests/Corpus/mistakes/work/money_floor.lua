-- case: "quote": "10.00"
local halves = { of = function(x) return x // 2 end }
routing { { "x", when = function(case) return halves.of(case.quote) > money "1.00" end, reason = "X" } }
