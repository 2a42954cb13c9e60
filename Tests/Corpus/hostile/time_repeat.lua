-- expect: step_limit
local n = 0
repeat n = n + 1 until n < 0
