-- expect: ok: 1
-- then: ok: 1
-- An empty list that was made anew belongs to this case alone.
fact "kinds" { label = "Kinds", type = "choices", of = { "a", "b" }, required = false }
answer "out" { value = function(case)
  local found = filter(case.kinds, function() return true end)
  found[#found + 1] = case.who
  return #found
end }
