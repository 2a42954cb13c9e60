-- expect: wrong_kind
local s = "x"
s.y = 1
