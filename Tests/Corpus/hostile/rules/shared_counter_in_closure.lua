-- expect: refused
-- then: refused
local function counter()
  local n = 0
  return function() n = n + 1 return n end
end
local next_one = counter()
answer "out" { value = function(case) return next_one() end }
