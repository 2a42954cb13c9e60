-- expect: ok
local t = { 1, nil, 3 }
return #t >= 1
