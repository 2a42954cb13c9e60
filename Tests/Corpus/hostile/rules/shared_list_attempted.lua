-- expect: ok: 0
-- then: ok: 0
local seen = {}
answer "out" { value = function(case)
  pcall(table.insert, seen, case.who)
  pcall(function() seen[1] = case.who end)
  return #seen
end }
