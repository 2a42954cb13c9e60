-- expect: ok: [1,2]
local t = {}
t[string.rep("a", 41)] = 1
t[string.rep("a", 40)] = 2
return { t[string.rep("a", 20) .. string.rep("a", 21)], t[string.rep("a", 39) .. "a"] }
