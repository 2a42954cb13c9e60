-- expect: wrong_kind
local t = {}
t[tostring] = 1
