-- expect: step_limit
local text = string.rep("k", 8000)
while true do local whole = text .. 12 end
