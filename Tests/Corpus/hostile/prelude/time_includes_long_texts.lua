-- expect: step_limit
local list, a, b = {}, string.rep("a", 65000), string.rep("a", 64999) .. "b"
for i = 1, 5000 do list[i] = a end
while not includes(list, b) do end
