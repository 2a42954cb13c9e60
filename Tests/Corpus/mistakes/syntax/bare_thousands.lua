answer "a" { value = function(case) return case.quote > money 49,000.00 end }
answer "b" { value = function(case) return case.quote > money 1,200,000 end }
