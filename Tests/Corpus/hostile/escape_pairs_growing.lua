-- expect: ok: 3
local t, n = { a = 1, b = 2, c = 3 }, 0
for k in pairs(t) do
    n = n + 1
    for i = 1, 100 do t[k .. i] = i end
end
return n
