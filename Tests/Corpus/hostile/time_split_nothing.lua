-- expect: step_limit
local text = string.rep("a", 8000)
while true do split_text(text, ",") end
