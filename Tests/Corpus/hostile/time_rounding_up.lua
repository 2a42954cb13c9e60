-- expect: step_limit
local n = 0
while true do n = n + round(1 / 3, half_even_to_multiple_of(1 / 7)) - round(1 / 3, half_even_to_multiple_of(1 / 7)) end
