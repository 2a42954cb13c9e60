-- expect: step_limit
local text = string.rep("a", 65000)
while true do split_text(text, ",") end
