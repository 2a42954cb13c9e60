-- expect: step_limit
local a, b = 1836311903 / 2971215073, 701408733 / 1134903170
while true do local c = a % b // b end
