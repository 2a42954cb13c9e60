-- expect: wrong_kind | bad_result | refused
local t = {}
t[{}] = 1
return t
