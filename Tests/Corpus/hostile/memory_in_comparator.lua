-- expect: memory_limit
local list = { 3, 2, 1 }
local keep = {}
table.sort(list, function(a, b)
    for i = 1, 100000 do keep[#keep + 1] = { i } end
    return a < b
end)
