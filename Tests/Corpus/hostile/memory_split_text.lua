-- expect: memory_limit
local text, keep = string.rep("ab,", 2500), {}
for i = 1, 100 do keep[i] = split_text(text, ",") end
