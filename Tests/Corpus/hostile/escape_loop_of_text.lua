-- expect: wrong_kind
local last = "3"
for i = 1, last do end
