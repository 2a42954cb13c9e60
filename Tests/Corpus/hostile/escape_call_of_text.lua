-- expect: wrong_kind
local s = "x"
return s()
