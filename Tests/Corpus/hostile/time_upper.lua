-- expect: step_limit
local text = string.rep("abc é", 1300)
while true do string.upper(text) end
