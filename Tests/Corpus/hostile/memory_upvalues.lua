-- expect: memory_limit
local keep = {}
for i = 1, 1000000 do
    local a, b, c = i, i, i
    keep[i] = function() return a, b, c end
end
