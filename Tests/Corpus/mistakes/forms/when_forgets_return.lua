support_levels {
  { "high", when = function(case) local heavy = case.hours >= 20 end },
  { "medium", when = function(case) includes(case.outcomes, "home") end },
  { "low" },
}
answer "charge" {
  value = money "5.00",
  except = { { title = "Free", when = function(case) local free = case.urgent end, value = function(case) local x = money "0.00" end } },
}
