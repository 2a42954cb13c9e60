-- expect: not_available | wrong_kind
local n = 1
return ("x")[n]
