-- expect: step_limit
while true do string.rep("x", 65000) end
