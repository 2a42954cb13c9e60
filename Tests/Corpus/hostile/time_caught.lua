-- expect: step_limit
-- A script's pcall cannot swallow a limit.
while true do
    pcall(function() while true do end end)
end
