-- expect: step_limit
-- then: ok: 2
answer "out" { value = function(case)
  while case.n == 1 do end
  return case.n
end }
