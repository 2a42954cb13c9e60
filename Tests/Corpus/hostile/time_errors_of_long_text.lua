-- expect: step_limit
local text = string.rep("x", 8000)
while true do pcall(error, text) end
