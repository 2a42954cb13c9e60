-- expect: memory_limit
-- Sorting needs room for two more lists.
local list = {}
for i = 1, 40000 do list[i] = -i end
table.sort(list)
return list[1]
