-- expect: step_limit
for i = 1, 9007199254740991 do end
