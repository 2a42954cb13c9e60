-- expect: memory_limit | too_deep
-- Deep frames with many variables.
local function deep(n)
    local a, b, c, d, e, f, g, h = n, n, n, n, n, n, n, n
    local i, j, k, l, m, o, p, q = n, n, n, n, n, n, n, n
    return a + deep(n + 1) + b + c + d + e + f + g + h + i + j + k + l + m + o + p + q
end
return deep(1)
