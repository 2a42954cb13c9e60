-- expect: step_limit | bad_argument
local t = { a = 1 }
for i = 1, 12000 do t[-i] = i end
for i = 1, 12000 do t[-i] = nil end
while true do split(money "1.00", t) end
