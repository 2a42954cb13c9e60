-- expect: refused
local __k = { 1 }
return 0.5
