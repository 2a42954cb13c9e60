-- expect: step_limit
local text = string.rep("\0", 16000)
while true do string.format("%q", text) end
