-- expect: memory_limit | too_deep
local function grow(...) return grow(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...) end
return grow()
