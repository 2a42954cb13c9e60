-- expect: step_limit
-- Nor pass it off as an error of its own.
local ok = pcall(function()
    pcall(function() while true do end end)
    error("mine")
end)
return "escaped"
