-- expect: step_limit
local function again()
    local ok, why = pcall(error, "x")
    error(why)
end
while true do pcall(again) end
