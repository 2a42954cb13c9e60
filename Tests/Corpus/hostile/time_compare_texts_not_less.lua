-- expect: step_limit
local a = string.rep("\0", 65000)
while a <= a do end
