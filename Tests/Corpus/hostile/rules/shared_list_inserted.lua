-- expect: frozen
-- then: frozen
local seen = {}
answer "out" { value = function(case)
  table.insert(seen, case.who)
  return seen
end }
