answer "a" { value = function(case) return case.hours => 20 end }
answer "b" { value = function(case) return case.hours =< 20 end }
