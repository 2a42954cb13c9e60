-- expect: memory_limit
-- Each is kept once for the whole case.
local n = 1
while true do
    n = n + 1
    local r = 1 / (n * 4294967296 + 1)
end
