answer "a" { value = function(case) return case.night_cover == "Waking" end }
answer "b" { value = function(case) return case.night_cover == "sleep-in" end }
