support_levels {
  # at least 20 hours
  { "high", when = function(case) return case.hours >= 20 end }, # a lot of it
  { "low" },
}
# The end.
