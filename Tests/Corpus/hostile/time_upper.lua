-- expect: step_limit
local text = string.rep("abc é", 10000)
while true do string.upper(text) end
