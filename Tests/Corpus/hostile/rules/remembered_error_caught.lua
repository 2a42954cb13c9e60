-- expect: ok: ["one 1","one 1"]
-- then: ok: ["one 2","one 2"]
-- An answer's error is remembered for its case, and for no other.
answer "fails" { value = function(case) error("one " .. case.n) end }
answer "out" { value = function(case)
  local _, first = pcall(function() return case.fails end)
  local _, second = pcall(function() return case.fails end)
  return { first, second }
end }
