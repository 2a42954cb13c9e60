-- expect: frozen
-- then: frozen
local rule = up_to_multiple_of(5)
answer "out" { value = function(case)
  rule.multiple = case.n
  return round(7, rule)
end }
