-- expect: frozen
-- then: frozen
answer "out" { value = function(case)
  table.insert(math, case.who)
  return #math
end }
