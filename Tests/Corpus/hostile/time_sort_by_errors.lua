-- expect: step_limit
local list = {}
for i = 1, 1000 do list[i] = i end
while true do pcall(table.sort, list, function(a, b) error("x") end) end
