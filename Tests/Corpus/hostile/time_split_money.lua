-- expect: step_limit | memory_limit
local weights = {}
for i = 1, 2000 do weights[i] = i end
while true do split(money "1000000.01", weights) end
