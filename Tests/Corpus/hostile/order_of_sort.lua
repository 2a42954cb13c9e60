-- expect: ok: "b1 c1 a1 d2 e2"
-- Stable: equal items stay in their order.
local list = { { "b", 1 }, { "c", 1 }, { "d", 2 }, { "a", 1 }, { "e", 2 } }
table.sort(list, function(x, y) return x[2] < y[2] end)
local seen = {}
for i, item in ipairs(list) do seen[i] = item[1] .. item[2] end
return table.concat(seen, " ")
