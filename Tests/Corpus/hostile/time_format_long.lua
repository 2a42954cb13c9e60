-- expect: step_limit
local text = string.rep("\0", 1500)
while true do string.format("%q", text) end
