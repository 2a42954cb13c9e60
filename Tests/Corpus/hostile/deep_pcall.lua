-- expect: too_deep
local function f() pcall(f) end
f()
return "escaped"
