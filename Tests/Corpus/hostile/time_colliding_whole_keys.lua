-- expect: step_limit | memory_limit | bad_argument
-- Keys that Lua's tables keep in one chain.
local t, step = {}, 16383
for i = 1, 60 do t[i * step] = i end
local n = 0
while true do n = n + t[step] end
