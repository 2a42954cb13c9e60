-- expect: step_limit
local list = {}
for i = 1, 20000 do list[i] = i end
while true do
    table.remove(list, 1)
    list[#list + 1] = 1
end
