-- expect: step_limit
local list = {}
for i = 1, 6 do list[i] = string.rep("a", 1300) end
while true do table.concat(list) end
