-- expect: ok: ["false","true","-1","0.5","2","10","1.00","2026-01-01","P2M","B","a","é"]
local t = { a = 1, ["é"] = 1, B = 1, [10] = 1, [2] = 1, [-1] = 1, [0.5] = 1, [true] = 1, [false] = 1, [money "1.00"] = 1,
    [date "2026-01-01"] = 1, [months(2)] = 1 }
local seen = {}
for k in pairs(t) do seen[#seen + 1] = tostring(k) end
return seen
