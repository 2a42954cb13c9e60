-- expect: step_limit
local on = date "2026-05-01"
while true do financial_year(on) end
