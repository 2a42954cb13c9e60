-- expect: step_limit
while true do string.rep("x", 8000) end
