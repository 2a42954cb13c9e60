-- expect: step_limit | memory_limit
local s = string.rep("a,", 30000)
while true do split_text(s, ",") end
