-- expect: step_limit
local list, a, b = {}, string.rep("a", 8000), string.rep("a", 8000) .. "b"
for i = 1, 5000 do list[i] = a end
while not includes(list, b) do end
