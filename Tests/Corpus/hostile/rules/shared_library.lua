-- expect: frozen | refused
-- then: frozen | refused
answer "out" { value = function(case)
  string.upper = function() return case.who end
  return string.upper("x")
end }
