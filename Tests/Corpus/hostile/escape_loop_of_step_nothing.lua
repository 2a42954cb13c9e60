-- expect: bad_argument | wrong_kind | refused
local step = 0
for i = 1, 3, step do end
