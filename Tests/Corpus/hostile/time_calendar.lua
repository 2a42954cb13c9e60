-- expect: step_limit
local born, on = date "0001-01-01", date "9999-12-31"
while true do local n = age(born, on) + days_between(born, on) end
