local cap = money "1,290.00"
local whole = money "1290"
local tenth = money "12.5"
local leap = date "2028-02-29"
answer "a" { value = function(case) return case.quote > cap + whole + tenth and case.on > leap end }
