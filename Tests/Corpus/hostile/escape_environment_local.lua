-- expect: refused
local _ENV = { x = 1 }
return x
