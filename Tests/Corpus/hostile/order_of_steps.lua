-- expect: step_limit
-- Stops at one place, which the message tells.
local t, i = {}, 0
while true do
    i = i + 1
    t["key" .. i % 100] = i
    if i % 50 == 0 then table.sort({ 3, 2, 1 }) end
end
