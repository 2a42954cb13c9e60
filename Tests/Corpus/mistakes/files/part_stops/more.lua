answer "double" { value = function(case) return case.third * 2 end }
