-- expect: ok: 1
-- then: ok: 1
fact "kinds" { label = "Kinds", type = "choices", of = { "a", "b" }, default = { "a" } }
answer "out" { value = function(case)
  local kinds = case.kinds
  pcall(function() kinds[2] = "b" end)
  return #case.kinds
end }
