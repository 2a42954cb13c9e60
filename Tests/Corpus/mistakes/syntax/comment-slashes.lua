// The level of support.
support_levels {
  { "high", when = function(case) return case.hours >= 20 end }, // at least 20 hours
  { "low" },
}
// The end.
