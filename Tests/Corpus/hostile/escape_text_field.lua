-- expect: not_available
local name = "find"
return ("x")[name]
