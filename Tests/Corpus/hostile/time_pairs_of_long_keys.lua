-- expect: step_limit
-- Few keys, alike but for their ends: each comparison and each copy is a long one.
local t, text = {}, string.rep("k", 8000)
for i = 1, 6 do t[text .. i] = i end
while true do
    for _ in pairs(t) do end
end
