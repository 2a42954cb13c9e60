-- expect: refused
local function f(_ENV) return os end
return f({ os = 1 })
