-- expect: ok | refused
local t = { __index = 1, __gc = 2, __close = 3, __name = "x", __tostring = 4 }
return t.__index
