-- expect: ok: 7
local kept = {}
pcall(function()
    local x = 7
    kept[1] = function() return x end
    error("out")
end)
return kept[1]()
