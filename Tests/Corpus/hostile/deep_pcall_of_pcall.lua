-- expect: too_deep
local function f(n) return pcall(pcall, f, n + 1) end
f(1)
return "escaped"
