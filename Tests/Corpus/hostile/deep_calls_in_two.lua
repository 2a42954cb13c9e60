-- expect: too_deep
local g
local function f(n) return 1 + g(n) end
g = function(n) return 1 + f(n) end
return f(1)
