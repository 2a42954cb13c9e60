-- expect: memory_limit
local record = {}
for i = 1, 10000000 do record["key " .. i] = i end
