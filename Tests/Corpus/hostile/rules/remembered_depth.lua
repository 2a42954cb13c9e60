-- expect: too_deep
-- then: ok: 1000
answer "out" { value = function(case)
  local function down(n)
    if n == 0 then return 0 end
    return 1 + down(n - 1)
  end
  if case.who == "A" then return down(100000) end
  local sum = 0
  for i = 1, 10 do sum = sum + down(100) end
  return sum
end }
