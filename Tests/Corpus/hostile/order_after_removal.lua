-- expect: ok: "a c"
local t, seen = { a = 1, b = 2, c = 3 }, {}
for k in pairs(t) do
    seen[#seen + 1] = k
    t.b, t.z = nil, 9
end
return table.concat(seen, " ")
