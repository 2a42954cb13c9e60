-- expect: number_too_large
local n = 4611686018427
return n * n
