support_levels {
  { "high", when = function return case.hours >= 20 end },
  { "medium", when = function() return case.hours >= 7 end },
  { "low" },
}
