-- expect: step_limit
local t = {}
t[string.rep("k", 65000)] = 1
local key = string.rep("k", 65000)
while t[key] do end
