-- expect: frozen | wrong_kind
-- then: frozen | wrong_kind
fact "kinds" { label = "Kinds", type = "choices", of = { "a", "b" }, default = { "a" } }
answer "out" { value = function(case)
  local kinds = case.kinds
  kinds[2] = "b"
  return #kinds
end }
