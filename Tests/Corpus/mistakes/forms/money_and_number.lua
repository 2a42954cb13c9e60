answer "a" { value = function(case) return case.quote > 5 end }
answer "b" { value = function(case) return case.quote + 5 end }
answer "c" { value = function(case) return 5 - case.quote end }
answer "d" { value = function(case) return case.quote == 0 end }
answer "e" { value = function(case) return case.quote > "5.00" end }
answer "f" { value = function(case) return case.hours > "5" end }
answer "g" { value = function(case) return case.hours + "5" end }
answer "h" { value = function(case) return case.urgent > 1 end }
answer "i" { value = function(case) return case.urgent == "yes" end }
answer "j" { value = function(case) return max(case.quote, 0) end }
answer "k" { value = function(case) return min(case.quote, case.hours) end }
