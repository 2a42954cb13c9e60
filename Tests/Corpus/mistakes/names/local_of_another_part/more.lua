answer "double" { value = function(case) return case.hours * weeks_a_year end }
