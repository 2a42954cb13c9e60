-- expect: step_limit
local p, q = 1548008755920 / 2504730781961, 956722026041 / 2504730781961
while true do local a = p % q local b = p % q local c = p % q end
