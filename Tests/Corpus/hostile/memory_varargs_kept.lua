-- expect: memory_limit
local keep = {}
local function grow(n, ...)
    keep[#keep + 1] = { ... }
    return grow(n + 1, n, n, n, n, n, n, n, n, n, n, ...)
end
return grow(1)
