answer "a" { value = function(case) return case.urgent ? 1 : 2 end }
