-- expect: frozen
-- then: frozen
answer "list" { value = function(case) return { 3, 1, 2 } end }
answer "out" { value = function(case)
  table.sort(case.list)
  return case.list
end }
