-- expect: step_limit
local list = {}
for i = 1, 2000 do list[i] = i end
local n = 0
for _ in pairs(list) do
    for _ in pairs(list) do
        for _ in pairs(list) do n = n + 1 end
    end
end
