-- expect: memory_limit | too_deep
-- Frames, where memory is nearly full.
local keep = {}
local function deep(n)
    local a, b, c, d, e, f, g, h = n, n, n, n, n, n, n, n
    if n == 0 then return 0 end
    return deep(n - 1) + a + b + c + d + e + f + g + h - 8 * n
end
for i = 1, 1000000 do
    keep[i] = { i }
    if i % 100 == 0 then deep(250) end
end
