-- expect: ok: "A"
-- then: rule_error
answer "out" { value = function(case)
  if case.who == "B" then error("no B, but " .. case.n) end
  return case.who
end }
