-- expect: ok | refused
-- A record with such names is a record like any other.
local t = { __len = function() return 9 end, __eq = 1, __lt = 1, __concat = 1, __call = 1 }
t[1] = 1
t[2] = 2
return tostring(#t)
