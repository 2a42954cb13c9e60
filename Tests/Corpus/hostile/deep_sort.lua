-- expect: too_deep
local function compare(a, b)
    table.sort({ 2, 1 }, compare)
    return a < b
end
compare(1, 2)
return "escaped"
