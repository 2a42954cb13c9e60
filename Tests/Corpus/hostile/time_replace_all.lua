-- expect: step_limit
local text = string.rep("a", 8000)
while true do replace(text, "a", "b") end
