-- expect: step_limit
while true do local c = (-1) ^ 9007199254740991 * 2 ^ 52 end
