-- expect: rule_error
local function f(n)
    if n == 0 then error("bottom") end
    local ok, why = pcall(f, n - 1)
    error(why)
end
f(60)
