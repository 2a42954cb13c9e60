-- expect: too_deep
local function f(...) return pcall(f, ...) end
return f(1, 2, 3)
