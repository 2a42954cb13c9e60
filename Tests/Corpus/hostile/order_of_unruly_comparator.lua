-- expect: ok
-- What a comparator without sense gives is senseless, but always the same.
local list, asked = {}, {}
for i = 1, 40 do list[i] = i end
table.sort(list, function(a, b)
    asked[#asked + 1] = a
    return #asked * 7 % 3 == 0
end)
return table.concat(list, " ")
