-- expect: step_limit | memory_limit
-- When memory is nearly full, every little piece of garbage makes Lua collect everything.
local keep, n = {}, 0
pcall(function() for i = 1, 15000 do keep[i] = { i } end end)
while true do n = #{ n } end
