-- expect: step_limit
local t, n = {}, 4096
for i = 1, n do t["k" .. i] = i end
local old = 1
while true do
    t["k" .. old] = nil
    t["k" .. old + n] = 1
    old = old + 1
end
