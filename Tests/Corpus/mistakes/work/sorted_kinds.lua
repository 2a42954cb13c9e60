-- case: "hours": 4
answer "a" { value = function(case)
  local amounts = { case.hours, money "1.00" }
  table.sort(amounts)
  return amounts[1]
end }
routing { { "x", when = function(case) return case.a ~= nil end, reason = "X" } }
