-- expect: ok: 3
local list = { 3, 1, 2 }
table.sort(list, pcall)
return #list
