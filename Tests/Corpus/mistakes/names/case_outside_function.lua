answer "a" { value = case.hours * 2 }
support_levels {
  { "high", when = case.hours >= 20 and case.urgent },
  { "low" },
}
local dear = case.quote > money "5.00"
