-- expect: step_limit | ratio_too_fine
local weights = {}
for i = 1, 1000 do weights[i] = 1 / i end
while true do split(money "1000000.01", weights) end
