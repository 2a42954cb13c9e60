-- expect: ok: "yes"
local t = {}
t[1 / 3] = "yes"
t[0.5] = "half"
return t[2 / 6]
