answer "a" { value = function(case) local = case.hours return 1 end }
