local cap = money "12.345"
local rate = money "£100"
answer "a" { value = function(case) return case.quote > money "1,00.00" end }
answer "b" { value = function(case) return case.quote > money "100 pounds" end }
answer "c" { value = function(case) return case.quote > money 100 end }
answer "d" { value = function(case) return case.quote > money(100) end }
answer "e" { value = function(case) return case.quote > money(100.555) end }
answer "f" { value = function(case) return case.quote > money "1.290,00" end }
