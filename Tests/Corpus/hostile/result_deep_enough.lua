-- expect: ok
local t = 1
for i = 1, 30 do t = { t } end
return t
