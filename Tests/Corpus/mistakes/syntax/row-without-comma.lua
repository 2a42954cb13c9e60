support_levels {
  { "high", when = function(case) return case.hours >= 20 end },
  { "medium", when = function(case) return case.hours >= 7 end }
  { "low" },
}
