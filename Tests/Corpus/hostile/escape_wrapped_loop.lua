-- expect: number_too_large
local n = 9007199254740991
for i = n, n + 1 do end
