-- expect: step_limit
-- then: ok: 2
answer "out" { value = function(case)
  pcall(function() while case.n == 1 do end end)
  return case.n
end }
