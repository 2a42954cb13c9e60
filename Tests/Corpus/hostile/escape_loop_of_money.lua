-- expect: wrong_kind
local last = money "3.00"
for i = 1, last do end
