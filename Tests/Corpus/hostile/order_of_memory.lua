-- expect: memory_limit
local t, i = {}, 0
while true do
    i = i + 1
    t["key" .. i] = { i }
    t["key" .. i - 3] = nil
    if i % 7 == 0 then t["kept" .. i] = tostring(i / 3) end
end
