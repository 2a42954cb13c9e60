answer "a" { value = function(case) return case.quote - - end }
