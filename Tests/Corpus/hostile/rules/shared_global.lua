-- expect: refused
-- then: refused
last = "none"
answer "out" { value = function(case)
  local before = last
  last = case.who
  return before
end }
