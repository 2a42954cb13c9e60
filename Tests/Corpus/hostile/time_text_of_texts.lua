-- expect: step_limit
local long = string.rep("0", 65000)
while true do text(long) end
