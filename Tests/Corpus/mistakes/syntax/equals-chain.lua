answer "a" { value = function(case) return 7 <= case.hours <= 20 end }
