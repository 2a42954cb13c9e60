answer "a" { value = function(case) case.hours * 2 end }
