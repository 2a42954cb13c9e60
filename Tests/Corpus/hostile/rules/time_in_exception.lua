-- expect: step_limit
-- then: ok: 2
answer "out" { value = function(case) return case.n end,
  except = { { title = "Endless", when = function(case) while case.n == 1 do end return false end, value = 0 } } }
