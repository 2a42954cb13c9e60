-- expect: frozen
-- then: frozen
answer "list" { value = function(case) return { 1, 2, case.who } end }
answer "out" { value = function(case)
  case.list[3] = "mine"
  return case.list
end }
