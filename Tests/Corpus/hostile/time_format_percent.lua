-- expect: step_limit
local form = string.rep("%%", 32000)
while true do string.format(form) end
