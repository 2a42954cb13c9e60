-- expect: step_limit
-- Lua compares what stands between zero bytes piece by piece.
local a, b = string.rep("\0", 60000) .. "a", string.rep("\0", 60000) .. "b"
while a < b do end
