-- expect: step_limit
local text = string.rep("a", 8000)
while not contains(text, "b") do end
