-- expect: bad_result | refused | wrong_kind | dynamic_read
-- then: bad_result | refused | wrong_kind | dynamic_read
answer "out" { value = function(case) return case end }
