-- expect: bad_argument
local step = ipairs({})
return step("x", 1)
