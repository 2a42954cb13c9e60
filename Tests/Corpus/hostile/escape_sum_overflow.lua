-- expect: ok: 9007199254740991
-- A sum is checked as a whole.
local n = 9007199254740991
return n + n + n - n - n
