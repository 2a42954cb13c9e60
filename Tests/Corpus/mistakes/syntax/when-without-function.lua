support_levels {
  { "high", when = case.hours >= 20 },
  { "low" },
}
