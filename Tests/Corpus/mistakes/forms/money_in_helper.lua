local function half(x) return x // 2 end
routing { { "x", when = function(case) return half(case.quote) > money "1.00" end, reason = "X" } }
