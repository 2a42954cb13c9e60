-- expect: step_limit
local function wrong() return nil + 1 end
while true do pcall(wrong) end
