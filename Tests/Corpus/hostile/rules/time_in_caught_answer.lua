-- expect: step_limit
-- then: step_limit
answer "slow" { value = function(case) while true do end return 1 end }
answer "out" { value = function(case)
  pcall(function() return case.slow end)
  return "escaped"
end }
