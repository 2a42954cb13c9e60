-- expect: step_limit
-- then: step_limit
local s, t = string.rep("x", 8000), string.rep("x", 7999) .. "y"
answer "out" { value = function(case)
  local n = 0
  while n < case.n do local a, b, c = s < t, s < t, s < t end
  return n
end }
