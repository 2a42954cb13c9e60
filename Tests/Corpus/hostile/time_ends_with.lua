-- expect: step_limit
local a, b = string.rep("a", 8000), string.rep("a", 8000)
while ends_with(a, b) do end
