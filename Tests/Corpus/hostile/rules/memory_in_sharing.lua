-- expect: memory_limit | step_limit
-- then: memory_limit | step_limit
answer "out" { value = function(case)
  local weights = {}
  for i = 1, 15000 do weights[i] = 1 end
  local shares = {}
  for i = 1, 10 do shares[i] = split(money "1000.00", weights) end
  return #shares
end }
