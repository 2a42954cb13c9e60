-- expect: too_deep
local function f()
    local ok, why = pcall(f)
    error(why)
end
f()
