-- expect: frozen | fact_not_known | wrong_kind | bad_argument
-- then: frozen | fact_not_known | wrong_kind | bad_argument
-- What stands for a list that is missing is one for all.
fact "kinds" { label = "Kinds", type = "choices", of = { "a", "b" }, required = false }
answer "out" { value = function(case)
  local found = filter(case.kinds, function() return true end)
  table.insert(case.kinds, "a")
  return #found
end }
