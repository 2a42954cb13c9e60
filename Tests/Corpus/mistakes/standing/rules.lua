answer "score" { value = function(case) return case.hours * 2 end }
