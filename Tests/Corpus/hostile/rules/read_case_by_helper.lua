-- expect: bad_argument | refused | dynamic_read | wrong_kind
-- then: bad_argument | refused | dynamic_read | wrong_kind
answer "out" { value = function(case) return map(case, function(x) return x end) end }
