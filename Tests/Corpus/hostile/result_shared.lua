-- expect: result_limit | step_limit
-- Small in memory, huge when written out.
local t = { "xxxxxxxx" }
for i = 1, 30 do t = { t, t } end
return t
