-- expect: ok: 50
local list = {}
for i = 1, 50 do list[i] = i end
table.sort(list, function() return true end)
return #list
