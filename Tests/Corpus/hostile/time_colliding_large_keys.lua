-- expect: bad_argument
local t = {}
for i = 1, 16000 do t[i * 16383] = i end
