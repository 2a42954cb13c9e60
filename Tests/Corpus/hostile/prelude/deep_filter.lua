-- expect: too_deep
local function down(x) return #filter({ 1 }, down) > 0 end
down(1)
return "escaped"
