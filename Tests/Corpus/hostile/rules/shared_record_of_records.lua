-- expect: frozen
-- then: frozen
local deep = { a = { b = { c = {} } } }
answer "out" { value = function(case)
  deep.a.b.c.who = case.who
  return deep.a.b.c.who
end }
