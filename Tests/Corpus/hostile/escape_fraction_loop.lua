-- expect: refused | bad_argument
-- alone: bad_argument
for i = 1, 2, 0.5 do end
