-- expect: step_limit
local text = string.rep("0", 8000)
while true do pcall(number, text) end
