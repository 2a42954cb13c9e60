-- expect: ok: 3
local keep, n = {}, 0
repeat
    local x = n
    n = n + 1
    keep[n] = function() return x end
until keep[n]() == 2
return n
