-- expect: too_deep
local function down(x)
    table.sort({ 2, 1 }, function(a, b)
        map({ 1 }, down)
        return a < b
    end)
end
down(1)
return "escaped"
