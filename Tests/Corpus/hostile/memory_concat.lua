-- expect: memory_limit
local list = {}
for i = 1, 1000 do list[i] = string.rep("x", 100) end
return table.concat(list)
