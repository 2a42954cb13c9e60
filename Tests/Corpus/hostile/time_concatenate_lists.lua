-- expect: step_limit
local list = {}
for i = 1, 1500 do list[i] = i end
while true do table.concat(list, ",") end
