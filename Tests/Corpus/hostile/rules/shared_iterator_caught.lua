-- expect: ok: [false,false]
-- then: ok: [false,false]
local step, record = pairs({ a = 1, b = 2 })
answer "out" { value = function(case)
  local first = pcall(step, record)
  local second = pcall(step, record)
  return { first, second }
end }
