-- expect: bad_argument
-- then: bad_argument
-- A walk that was begun at loading is gone on with by nobody.
local step, record, first = pairs({ a = 1, b = 2, c = 3 })
answer "out" { value = function(case) return (step(record, first)) end }
