-- expect: refused
local n = 0
local function f() n = n + 1 end
f()
return n
