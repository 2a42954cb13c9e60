-- expect: step_limit
local text = string.rep("a", 65000)
while not contains(text, "b") do end
