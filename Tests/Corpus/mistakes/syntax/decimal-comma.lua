answer "a" { value = function(case) return case.hours * 1,5 end }
