-- expect: ok: 1
-- then: ok: 1
local parts = {}
for i = 1, 100 do parts[i] = i / 12884901907 end
answer "out" { value = function(case)
  local sum = 0
  for i = 1, 100 do sum = sum + parts[i] end
  return sum / (5050 / 12884901907)
end }
