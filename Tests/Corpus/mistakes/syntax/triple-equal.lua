answer "a" { value = function(case) return case.night_cover === "none" end }
