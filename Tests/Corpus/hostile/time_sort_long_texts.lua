-- expect: step_limit
local list, text = {}, string.rep("a", 8000)
for i = 1, 5000 do list[i] = text end
while true do table.sort(list) end
