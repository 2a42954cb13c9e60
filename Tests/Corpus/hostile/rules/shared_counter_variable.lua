-- expect: refused
-- then: refused
local calls = 0
answer "out" { value = function(case)
  calls = calls + 1
  return calls
end }
