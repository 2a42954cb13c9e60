-- expect: step_limit
-- Plain search is quadratic where everything almost matches; it is charged for it.
local hay, needle = string.rep("a", 8000), string.rep("a", 4000) .. "b"
while true do contains(hay, needle) end
