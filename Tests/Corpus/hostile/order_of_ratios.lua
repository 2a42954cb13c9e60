-- expect: ok: ["1/7","1/3","0.5","1","3"]
local t, seen = {}, {}
for _, n in ipairs({ 3, 1 / 3, 1 / 2, 1, 1 / 7 }) do t[n] = true end
for k in pairs(t) do seen[#seen + 1] = text(k) end
return seen
