-- expect: step_limit
local d = date "2026-01-01"
while true do d = add(d, months(1), "down") - months(1) end
