-- expect: step_limit
-- A list whose end moves into the part for other keys, and back.
local t = {}
for i = 1, 8191 do t[i] = i end
for i = 1, 64 do t[-i] = i end
while true do
    for i = 8192, 8300 do t[i] = i end
    for i = 8300, 8192, -1 do t[i] = nil end
    for i = 65, 128 do t[-i] = i end
    for i = 65, 128 do t[-i] = nil end
end
