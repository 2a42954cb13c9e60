-- expect: wrong_kind
local t = {}
t[{}] = 1
