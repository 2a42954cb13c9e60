-- expect: step_limit
local x, y = 3, 2 / 3
while true do local a = x ^ 33 local b = y ^ 39 local c = y ^ -39 end
