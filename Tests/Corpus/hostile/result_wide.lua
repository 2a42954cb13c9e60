-- expect: ok | result_limit
local t = {}
for i = 1, 9000 do t[i] = i end
return t
