-- expect: refused
-- then: refused
answer "out" { value = function(case) return host.list({}, "x") end }
