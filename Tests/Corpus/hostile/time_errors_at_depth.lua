-- expect: step_limit
-- The places of an error are gathered through all calls in progress.
local function deep(n)
    if n > 0 then return 1 + deep(n - 1) end
    while true do pcall(error, "x") end
end
return deep(200)
