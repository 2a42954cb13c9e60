fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
local function largest(...)
  local most = 0
  for _, value in ipairs { ... } do
    if value > most then most = value end
  end
  return most
end
local function counted(...) return select("#", ...) end
answer "largest" { title = "Largest", value = function(case) return largest(3, case.hours, 2) + counted(1, nil, case.hours) end }
