-- expect: wrong_kind
local n = 1
return n.x
