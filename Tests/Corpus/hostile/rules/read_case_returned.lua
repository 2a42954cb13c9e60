-- expect: bad_result | refused | wrong_kind
-- then: bad_result | refused | wrong_kind
answer "out" { value = function(case) return case end }
