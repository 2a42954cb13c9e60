-- expect: ok: 500
-- Twenty times the limit, but never at once.
local n = 0
for i = 1, 500 do
    local text = string.rep("x", 7500) .. i
    n = n + 1
end
return n
