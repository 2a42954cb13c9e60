-- expect: step_limit
local text = string.rep("É", 32000)
while true do string.lower(text) end
