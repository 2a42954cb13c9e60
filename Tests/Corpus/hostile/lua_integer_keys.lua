-- expect: ok: [1,1,2]
local t = {}
t[1] = 1
t[6 / 3] = 2
t[2 ^ 0] = 1
return { t[1], t[2 / 2], t[2] }
