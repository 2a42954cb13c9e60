-- expect: step_limit
local list = {}
for i = 1, 200 do list[i] = i end
while true do table.pack(table.unpack(list)) end
