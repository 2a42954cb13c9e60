-- expect: step_limit
-- A table without a free place is laid anew whenever a key goes and another comes.
local t, n = {}, 8192
for i = 1, n do t[-i] = i end
local old, new = 1, n + 1
while true do
    t[-old] = nil
    t[-new] = 1
    old, new = old + 1, new + 1
    if new == 200000 then return "done" end
end
