-- expect: memory_limit
local list = {}
while true do list[#list + 1] = table.pack(1, 2, 3, 4, 5, 6, 7, 8) end
