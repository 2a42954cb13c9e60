-- expect: step_limit | memory_limit
-- Amounts that would all fall into one chain of a table, if it looked at their low bits.
local t, one = {}, money "0.01"
for i = 1, 8000 do t[one * (i * 268435456)] = i end
local n, key = 0, one * (2 * 268435456)
while true do n = n + t[key] end
