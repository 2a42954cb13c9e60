-- expect: ok
local list = { 3, 1, 2, 5, 4 }
table.sort(list, function(a, b)
    table.remove(list)
    return a < b
end)
return #list
