-- expect: memory_limit
local s = "ab"
while true do s = replace(s, "a", "aba") end
