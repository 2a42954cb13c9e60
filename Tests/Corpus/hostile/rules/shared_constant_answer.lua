-- expect: frozen
-- then: frozen
answer "list" { value = { 1, 2, 3 } }
answer "out" { value = function(case)
  case.list[#case.list + 1] = case.n
  return #case.list
end }
