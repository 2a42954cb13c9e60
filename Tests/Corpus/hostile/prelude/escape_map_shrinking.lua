-- expect: ok
local list = { 3, 1, 2, 5, 4 }
return #map(list, function(x)
    table.remove(list)
    return x
end)
