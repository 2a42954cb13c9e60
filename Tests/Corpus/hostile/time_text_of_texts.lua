-- expect: step_limit
local long = string.rep("0", 8000)
while true do text(long) end
