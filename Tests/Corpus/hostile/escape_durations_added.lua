-- expect: number_too_large | bad_argument | no_such_day
local d = days(2147483647)
while true do d = d + d end
