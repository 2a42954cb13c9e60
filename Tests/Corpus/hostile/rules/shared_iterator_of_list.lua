-- expect: ok: [1,2]
-- then: ok: [1,2]
-- A walk of a list keeps no place of its own.
local step, list = pairs({ 5, 6, 7 })
answer "out" { value = function(case)
  local one = step(list, 0)
  local two = step(list, one)
  return { one, two }
end }
