-- expect: step_limit
while true do string.rep("", 8000, "x") end
