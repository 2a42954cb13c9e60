-- expect: too_deep
local t = {}
function t.down(n) return 1 + t.down(n + 1) end
return t.down(1)
