-- expect: step_limit
-- Nothing but the comparison: two instructions a time.
local a, b = string.rep("a", 8000) .. "x", string.rep("a", 8000) .. "y"
while a < b do end
