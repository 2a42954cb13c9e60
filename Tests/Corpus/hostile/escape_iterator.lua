-- expect: ok: 0
-- The iterator of pairs in other hands.
local nextOne = pairs({ 1, 2, 3 })
local n = 0
for i = 1, 10 do if nextOne(nil, -5) ~= 1 then n = n + 1 end end
return n
