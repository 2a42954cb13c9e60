-- expect: ok: 45150
local function f(n)
    if n == 0 then return 0 end
    return n + f(n - 1)
end
local total = 0
for i = 1, 2 do total = total + f(212) end
return total - 6
