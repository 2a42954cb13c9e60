-- expect: refused
local x <toclose> = 1
