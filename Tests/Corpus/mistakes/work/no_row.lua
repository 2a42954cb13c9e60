-- case: "hours": 2
support_levels { { "high", when = function(case) return case.hours >= 20 end } }
routing { { "x", when = function(case) return case.support_level == "high" end, reason = "X" } }
