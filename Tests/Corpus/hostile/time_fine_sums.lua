-- expect: step_limit
-- Neighbours among Fibonacci's numbers keep Euclid busy the longest.
local a, b = 1836311903 / 2971215073, 701408733 / 1134903170
while true do local c = a + b end
