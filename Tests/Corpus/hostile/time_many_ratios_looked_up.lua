-- expect: step_limit | memory_limit
-- What does not fit a word is looked for among those that are kept.
local list = {}
for i = 1, 2000 do list[i] = 1 / (4294967296 * 3 + i) end
local n = 0
while true do
    for i = 1, 2000 do n = list[i] + 0 end
end
