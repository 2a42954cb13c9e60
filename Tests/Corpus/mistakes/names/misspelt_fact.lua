answer "a" { value = function(case) return case.huors > 3 end }
answer "b" { value = function(case) return case.hours > 3 and case.night_cvoer == "waking" end }
