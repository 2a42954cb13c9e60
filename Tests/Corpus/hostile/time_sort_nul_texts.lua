-- expect: step_limit | time_limit
-- One text, five thousand times: no memory, but each comparison is a long one.
local list, text = {}, string.rep("\0", 8000)
for i = 1, 5000 do list[i] = text end
while true do table.sort(list) end
