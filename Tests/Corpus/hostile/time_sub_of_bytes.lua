-- expect: step_limit
local text = string.rep("\xFF", 65000)
while true do string.sub(text, -1) end
