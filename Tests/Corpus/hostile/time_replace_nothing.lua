-- expect: step_limit
local text = string.rep("a", 65000)
while true do replace(text, "b", "c") end
