-- expect: step_limit
-- Two thousand items are copied for a comparison that fails at once.
local list = {}
for i = 1, 15000 do list[i] = i end
while true do pcall(table.sort, list, function(a, b) error("x") end) end
