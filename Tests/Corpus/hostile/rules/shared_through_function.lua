-- expect: frozen
-- then: frozen
-- Reached only through the variable of a function.
local function keeper()
  local kept = {}
  return function(value) kept[#kept + 1] = value return #kept end
end
local keep = keeper()
answer "out" { value = function(case) return keep(case.who) end }
