-- expect: ok: 20000
local list = {}
for i = 1, 20000 do list[i] = i end
return #list
