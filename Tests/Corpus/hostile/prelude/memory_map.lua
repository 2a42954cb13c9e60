-- expect: memory_limit
local list = { 1 }
while true do list = map(list, function(x) return { x, list } end) list[#list + 1] = list[1] end
