-- expect: ok: [1,2,3]
local function deep(n)
    if n == 0 then return 0 end
    local a, b, c, d = deep(n - 1), 0, 0, 0
    return a
end
local list = { 3, 1, 2 }
table.sort(list, function(a, b) return a + deep(200) < b end)
return list
