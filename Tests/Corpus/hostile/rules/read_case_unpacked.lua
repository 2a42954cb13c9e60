-- expect: ok: null
-- then: ok: null
answer "out" { value = function(case) return (table.unpack(case, 1, 3)) end }
