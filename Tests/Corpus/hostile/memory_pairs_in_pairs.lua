-- expect: memory_limit | too_deep
local t = {}
for i = 1, 5000 do t["k" .. i] = i end
local function walk()
    for _ in pairs(t) do walk() end
end
walk()
