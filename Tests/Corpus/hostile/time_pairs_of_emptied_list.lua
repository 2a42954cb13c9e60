-- expect: step_limit
local t = {}
for i = 1, 30000 do t[i] = i end
for i = 30000, 1, -1 do t[i] = nil end
while true do pairs(t) end
