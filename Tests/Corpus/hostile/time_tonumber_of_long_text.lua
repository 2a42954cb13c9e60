-- expect: step_limit
local text = string.rep("0", 8000) .. "x"
while true do tonumber(text) end
