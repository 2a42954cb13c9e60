-- expect: step_limit
local text = string.rep("É", 4000)
while true do string.lower(text) end
