-- expect: step_limit
local text = string.rep("\xFF", 8000)
while true do string.sub(text, -1) end
