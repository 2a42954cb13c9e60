-- expect: memory_limit
-- Caught a hundred times, it stays reached.
local keep = {}
for i = 1, 100 do
    pcall(function() for j = 1, 1000000 do keep[#keep + 1] = "item " .. j end end)
end
return "escaped"
