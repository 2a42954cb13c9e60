-- expect: step_limit
local list = {}
while true do table.insert(list, 1, 1) end
