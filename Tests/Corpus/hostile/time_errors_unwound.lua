-- expect: step_limit
local function deep(n)
    if n == 0 then error("x") end
    return 1 + deep(n - 1)
end
while true do pcall(deep, 150) end
