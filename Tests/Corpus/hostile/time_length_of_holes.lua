-- expect: step_limit
local t = {}
for i = 1, 16000 do t[i] = i end
for i = 8000, 16000 do t[i] = nil end
while #t do end
