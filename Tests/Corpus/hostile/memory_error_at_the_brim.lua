-- expect: memory_limit | rule_error | step_limit
-- An error of two kilobytes where hardly a kilobyte is left.
local keep, text = {}, string.rep("x", 2000)
for i = 1, 1000000 do
    keep[i] = { i }
    pcall(error, text .. i)
end
