-- expect: ok
-- The comparator adds to the list that is sorted.
local list = { 3, 1, 2 }
table.sort(list, function(a, b)
    if #list < 1000 then list[#list + 1] = 0 end
    return a < b
end)
return list[1]
