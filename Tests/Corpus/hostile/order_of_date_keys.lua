-- expect: ok: "2024-02-29 2025-12-31 2026-01-01"
local t, seen = {}, {}
for _, d in ipairs({ date "2026-01-01", date "2024-02-29", date "2025-12-31" }) do t[d] = true end
for d in pairs(t) do seen[#seen + 1] = tostring(d) end
return table.concat(seen, " ")
