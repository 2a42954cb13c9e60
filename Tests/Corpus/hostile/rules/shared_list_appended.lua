-- expect: frozen
-- then: frozen
seen = {}
answer "out" { value = function(case)
  seen[#seen + 1] = case.who
  return #seen
end }
