-- expect: ok: [1,2]
-- then: ok: [1,2]
local step, list = ipairs({ 5, 6, 7 })
answer "out" { value = function(case)
  local one = step(list, 0)
  local two = step(list, one)
  return { one, two }
end }
