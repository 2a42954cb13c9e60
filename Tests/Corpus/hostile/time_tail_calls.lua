-- expect: step_limit
local function again() return again() end
return again()
