-- expect: bad_argument | wrong_kind | not_available
local seen = {}
for name in pairs(("x").rep) do seen[#seen + 1] = name end
return seen
