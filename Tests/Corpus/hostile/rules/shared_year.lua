-- expect: frozen
-- then: frozen
local this_year = financial_year(date "2026-05-01")
answer "out" { value = function(case)
  this_year.days = case.n
  return this_year.days
end }
