-- expect: malformed_money | refused
local amount = "1e5"
return money(amount)
