-- expect: step_limit
-- Reading by a long key compares it with the one that is there.
local t, n = {}, 0
t[string.rep("k", 8000)] = 1
local key = string.rep("k", 8000)
while true do n = n + t[key] end
