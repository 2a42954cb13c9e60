-- expect: ok: 5000
local seen, d = {}, date "2000-01-01"
for i = 1, 5000 do seen[d + days(i)] = i end
local n = 0
for _ in pairs(seen) do n = n + 1 end
return n
