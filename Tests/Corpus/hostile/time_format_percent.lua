-- expect: step_limit
local form = string.rep("%%", 4000)
while true do string.format(form) end
