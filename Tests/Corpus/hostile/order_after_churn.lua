-- expect: ok
local t, seen = {}, {}
for i = 1, 3000 do
    t["a" .. i] = i
    t["a" .. i - 20] = nil
end
for k in pairs(t) do seen[#seen + 1] = k end
return table.concat(seen, " ")
