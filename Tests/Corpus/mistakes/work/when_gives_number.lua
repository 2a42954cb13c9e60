-- case: "hours": 4
routing { { "x", when = function(case) return case.hours end, reason = "X" } }
