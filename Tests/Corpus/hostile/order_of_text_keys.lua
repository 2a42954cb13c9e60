-- expect: ok: true
-- Two hundred texts whose places in a table differ from state to state.
local t, last, sorted = {}, "", true
for i = 1, 200 do t["key" .. i * 7919 % 1000] = i end
for k in pairs(t) do
    sorted = sorted and last < k
    last = k
end
return sorted
