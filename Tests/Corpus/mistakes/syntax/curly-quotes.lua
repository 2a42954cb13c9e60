fact “visits” { label = “Visits per week”, type = "number" }
answer "a" { value = function(case) return case.night_cover == ‘none’ end }
