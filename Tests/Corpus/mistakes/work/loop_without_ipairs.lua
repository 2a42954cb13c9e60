-- case: "hours": 4
answer "a" { value = function(case)
  local n = 0
  for i, item in { 1, 2 } do n = n + item end
  return n + case.hours
end }
routing { { "x", when = function(case) return case.a > 1 end, reason = "X" } }
