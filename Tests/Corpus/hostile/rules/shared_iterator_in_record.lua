-- expect: bad_argument
-- then: bad_argument
local walk = { pairs({ b = 1, a = 2 }) }
answer "out" { value = function(case)
  local key = walk[1](walk[2])
  return key
end }
