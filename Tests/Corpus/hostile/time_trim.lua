-- expect: step_limit
local text = string.rep(" ", 65000)
while true do trim(text) end
