-- expect: memory_limit
local list = {}
while true do
    local n = #list
    list[n + 1] = function() return n end
end
