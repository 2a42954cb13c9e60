-- expect: wrong_kind
local n
return n.x.y
