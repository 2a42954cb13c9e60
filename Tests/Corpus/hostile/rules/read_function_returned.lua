-- expect: bad_result | wrong_kind
-- then: bad_result | wrong_kind
answer "out" { value = function(case) return { f = pcall } end }
