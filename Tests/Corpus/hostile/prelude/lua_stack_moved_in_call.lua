-- expect: ok: 6
-- The stack grows, and moves, while a library function holds values on it.
local function deep(n)
    if n == 0 then return 1 end
    local a, b, c, d = deep(n - 1), 0, 0, 0
    return a
end
local list = map({ 1, 2, 3 }, function(x) return x * deep(200) end)
return list[1] + list[2] + list[3]
