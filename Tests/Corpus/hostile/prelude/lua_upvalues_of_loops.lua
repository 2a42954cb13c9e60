-- expect: ok: [1,2,3]
local keep = {}
for i = 1, 3 do
    local j = i
    keep[i] = function() return j end
end
return map(keep, function(f) return f() end)
