-- case: "quote": "10.00"
routing { { "x", when = function(case) return case.discount > money "1.00" end, reason = "X" } }
