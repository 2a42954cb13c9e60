-- expect: bad_argument | refused | dynamic_read | wrong_kind
-- then: bad_argument | refused | dynamic_read | wrong_kind
answer "out" { value = function(case) return (table.unpack(case, 1, 3)) end }
