-- expect: step_limit
-- Each new text is read whole before it is looked up.
local t, half = {}, string.rep("k", 4000)
while not t[half .. half] do end
