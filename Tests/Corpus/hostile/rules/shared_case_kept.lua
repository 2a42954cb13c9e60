-- expect: frozen
-- then: frozen
-- The case itself is kept for the next one.
local drawer = {}
answer "out" { value = function(case)
  drawer.case = case
  return drawer.case.who
end }
