-- expect: bad_result
local t = 1
for i = 1, 40 do t = { t } end
return t
