answer "a" { value = function(case) local end = case.started return 1 end }
