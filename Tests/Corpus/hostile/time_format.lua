-- expect: step_limit
local n = 0
while true do n = n + #string.format("%99s %q %05d", "a", "b\1\n", 7) end
