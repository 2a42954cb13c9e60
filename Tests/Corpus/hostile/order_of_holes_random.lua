-- expect: ok
-- Where a list with holes ends must not depend on where texts lie in the same table.
local out = {}
local s = { 12345 }
local function rnd(n) s[1] = (s[1] * 48271) % 2147483647 return s[1] % n + 1 end
for i = 1, 400 do
    local t = {}
    for j = 1, 60 do
        local r = rnd(4)
        if r == 1 then t["k" .. rnd(12)] = 1
        elseif r == 2 then t["k" .. rnd(12)] = nil
        elseif r == 3 then t[rnd(10)] = 1
        else t[rnd(10)] = nil end
    end
    out[i] = #t
end
return table.concat(out, "")
