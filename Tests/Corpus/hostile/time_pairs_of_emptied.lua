-- expect: step_limit
-- What is left of a table that was large is walked to its end.
local t = {}
for i = 1, 12000 do t[-i] = i end
for i = 1, 12000 do t[-i] = nil end
while true do pairs(t) end
