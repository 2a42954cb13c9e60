-- expect: rule_error
-- then: ok: "B"
answer "out" { value = function(case)
  if case.who == "A" then error("no A") end
  return case.who
end }
