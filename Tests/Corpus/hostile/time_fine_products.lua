-- expect: step_limit
local a, b = 1836311903 / 2971215073, 2971215073 / 4807526976
while true do local c = a * b end
