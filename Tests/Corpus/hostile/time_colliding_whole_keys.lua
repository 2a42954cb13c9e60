-- expect: step_limit
-- Keys that a table keeps in one chain, as many as there may be; the one that is read lies at its end.
local t, step = {}, 511
for i = 1, 195 do t[i * step] = i end
local n = 0
while true do n = n + t[2 * step] end
