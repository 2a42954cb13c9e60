-- expect: not_available
local name = "dump"
return string[name]
