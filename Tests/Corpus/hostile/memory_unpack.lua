-- expect: bad_argument
local list = {}
for i = 1, 10000 do list[i] = i end
return select("#", table.unpack(list))
