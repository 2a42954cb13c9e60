-- expect: step_limit
local text = "1" .. string.rep(",000", 16000)
while true do pcall(number, text) end
