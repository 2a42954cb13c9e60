-- expect: step_limit
-- A comparison of long texts is one instruction.
local a, b = string.rep("a", 8000) .. "x", string.rep("a", 8000) .. "y"
local n = 0
while true do if a < b then n = n + 1 end end
