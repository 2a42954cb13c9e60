-- expect: number_too_large
local n = 9007199254740991
return n * n
