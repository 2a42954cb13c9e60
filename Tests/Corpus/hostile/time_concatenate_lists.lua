-- expect: step_limit
local list = {}
for i = 1, 5000 do list[i] = i end
while true do table.concat(list, ",") end
