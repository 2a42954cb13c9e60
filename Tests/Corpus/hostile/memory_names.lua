-- expect: memory_limit
local t = {}
for i = 1, 100000 do t[string.rep("n", 30) .. i] = true end
