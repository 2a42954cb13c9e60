-- expect: step_limit
-- Nothing but the comparison: two instructions a time.
local a, b = string.rep("a", 65000) .. "x", string.rep("a", 65000) .. "y"
while a < b do end
