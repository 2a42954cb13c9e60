-- expect: step_limit | time_limit
-- Lua compares what stands between zero bytes piece by piece.
local a, b = string.rep("\0", 8000) .. "a", string.rep("\0", 8000) .. "b"
while a < b do end
