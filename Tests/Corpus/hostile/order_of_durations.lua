-- expect: ok: ["P1D","P7D","P1M","P1Y"]
local t, seen = {}, {}
t[months(1)], t[days(7)], t[days(1)], t[years(1)] = 1, 1, 1, 1
for k in pairs(t) do seen[#seen + 1] = text(k) end
return seen
