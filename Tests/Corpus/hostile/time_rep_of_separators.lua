-- expect: step_limit
while true do string.rep("", 65000, "x") end
