-- expect: step_limit | memory_limit
local s = string.rep("a,", 4000)
while true do split_text(s, ",") end
