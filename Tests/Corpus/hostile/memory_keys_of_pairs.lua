-- expect: memory_limit
local t = {}
for i = 1, 9000 do t["k" .. i] = i end
local keep = {}
for i = 1, 1000 do keep[i] = pairs(t) end
