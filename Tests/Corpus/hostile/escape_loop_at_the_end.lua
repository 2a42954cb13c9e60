-- expect: ok: 1
local n = 0
for i = 9007199254740991, 9007199254740991 do n = n + 1 end
return n
