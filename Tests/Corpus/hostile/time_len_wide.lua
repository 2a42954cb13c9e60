-- expect: step_limit
local text = string.rep("é", 4000)
while true do string.len(text) end
