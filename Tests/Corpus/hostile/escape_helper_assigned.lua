-- expect: refused
__set = nil
local t = {}
t.x = 1
