-- expect: refused | dynamic_read
-- then: refused | dynamic_read
answer "out" { value = function(case)
  local name = "who"
  return case[name]
end }
