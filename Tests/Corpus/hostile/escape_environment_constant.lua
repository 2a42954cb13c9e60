-- expect: refused
-- Lua 5.4.4 compiles it wrongly.
local _ENV <const> = { x = 1 }
return x
