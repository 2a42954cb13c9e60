-- expect: ok | refused
local t = { __pairs = function() return nil end }
local n = 0
for _ in pairs(t) do n = n + 1 end
return n
