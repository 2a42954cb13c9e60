-- expect: step_limit
-- then: ok: 2
answer "out" { value = function(case)
  local s = string.rep("9", 8000)
  while case.n == 1 do tonumber(s) end
  return case.n
end }
