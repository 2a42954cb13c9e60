-- expect: division_by_zero
local n = 0
return 1 % n
