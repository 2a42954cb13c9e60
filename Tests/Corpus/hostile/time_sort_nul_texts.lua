-- expect: step_limit
-- One text, five thousand times: no memory, but each comparison is a long one.
local list, text = {}, string.rep("\0", 65000)
for i = 1, 5000 do list[i] = text end
table.sort(list)
return #list
