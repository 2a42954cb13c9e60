-- expect: frozen
-- then: frozen
answer "out" { value = function(case)
  financial_year(case.on).days = case.n
  return financial_year(case.on).days
end }
