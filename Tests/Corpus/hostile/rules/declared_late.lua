-- expect: refused | not_available | wrong_kind | misplaced | frozen
-- then: refused | not_available | wrong_kind | misplaced | frozen
-- Declaring is over when a case is decided.
answer "out" { value = function(case)
  fact "late" { label = "Late", type = "number" }
  return 1
end }
