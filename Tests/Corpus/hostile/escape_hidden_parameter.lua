-- expect: refused
local function f(__sum) return 1 + 1 end
return f()
