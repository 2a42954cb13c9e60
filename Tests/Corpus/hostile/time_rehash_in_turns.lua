-- expect: step_limit
-- The same few keys in and out again.
local t, n = {}, 8192
for i = 1, n do t[-i] = i end
while true do
    for i = 1, 200 do
        t[-i] = nil
        t[-n - i] = i
    end
    for i = 1, 200 do
        t[-n - i] = nil
        t[-i] = i
    end
end
