-- expect: ok: 365
-- then: ok: 365
answer "out" { value = function(case)
  pcall(function() financial_year(case.on).days = case.n end)
  return financial_year(case.on).days
end }
