-- expect: step_limit
local text = string.rep(" ", 8000)
while true do trim(text) end
