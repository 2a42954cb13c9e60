-- expect: step_limit | time_limit
local a = string.rep("\0", 8000)
while a <= a do end
