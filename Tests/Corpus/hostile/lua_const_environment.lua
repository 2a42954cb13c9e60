-- expect: refused
local function f()
    local _ENV <const> = {}
    function g() end
end
return f()
