-- expect: wrong_kind
local n
return "x" .. n
