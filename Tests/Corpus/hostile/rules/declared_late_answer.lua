-- expect: refused | not_available | wrong_kind | misplaced | frozen
-- then: refused | not_available | wrong_kind | misplaced | frozen
local declare = answer
answer "out" { value = function(case)
  declare "late" { value = 1 }
  return 1
end }
