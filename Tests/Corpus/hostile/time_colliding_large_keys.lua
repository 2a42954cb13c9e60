-- expect: bad_argument
local t = {}
for i = 1, 8000 do t[i * 16383] = i end
