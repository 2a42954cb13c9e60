-- expect: step_limit
local t = {}
t[string.rep("k", 8000)] = 1
local key = string.rep("k", 8000)
while t[key] do end
