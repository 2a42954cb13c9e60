-- expect: frozen | refused
-- then: frozen | refused
answer "out" { value = function(case)
  local same = case
  same.who = "mine"
  return case.who
end }
