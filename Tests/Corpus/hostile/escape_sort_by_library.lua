-- expect: bad_argument | wrong_kind | ok
local list = { "b", "a" }
table.sort(list, string.rep)
