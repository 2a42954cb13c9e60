answer "a" { value = function(case) return case.quote > £100 end }
answer "b" { value = function(case) return case.quote > £1,250.50 end }
