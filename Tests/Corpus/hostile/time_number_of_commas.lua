-- expect: step_limit
local text = "1" .. string.rep(",000", 2000)
while true do pcall(number, text) end
