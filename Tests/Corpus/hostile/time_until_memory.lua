-- expect: memory_limit | step_limit
-- Lua collects everything whenever the brim is touched.
local keep = {}
for i = 1, 9000 do keep[i] = { i } end
local s = string.rep("x", 1000)
while true do keep[#keep + 1] = s .. #keep end
