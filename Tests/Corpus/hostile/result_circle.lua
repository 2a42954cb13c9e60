-- expect: bad_result
local t = {}
t.t = t
return t
