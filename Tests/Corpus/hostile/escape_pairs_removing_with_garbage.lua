-- expect: ok: 3000
-- Keys die while they are walked, and garbage is collected under way.
local t, n = {}, 0
for i = 1, 3000 do t["key number " .. i] = { i } end
for k in pairs(t) do
    t[k] = nil
    local waste = string.rep("w", 2000) .. k
    n = n + 1
end
return n
