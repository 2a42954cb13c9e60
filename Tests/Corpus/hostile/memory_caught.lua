-- expect: memory_limit
pcall(function()
    local list = {}
    while true do list[#list + 1] = {} end
end)
return "escaped"
