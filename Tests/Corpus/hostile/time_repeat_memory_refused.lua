-- expect: memory_limit
local function greedy() return string.rep("x", 8000) .. string.rep("y", 6000) end
while true do pcall(greedy) end
