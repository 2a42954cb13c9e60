-- expect: step_limit
local half = string.rep("k", 4000)
while true do local whole = half .. half end
