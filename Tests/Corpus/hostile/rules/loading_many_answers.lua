-- expect: refused
-- then: refused
for i = 1, 10000000 do answer("a" .. i) { value = i } end
