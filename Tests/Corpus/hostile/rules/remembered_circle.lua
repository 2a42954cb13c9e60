-- expect: circle
-- then: ok: 2
answer "other" { value = function(case) return case.out end }
answer "out" { value = function(case)
  if case.n == 1 then return case.other end
  return case.n
end }
