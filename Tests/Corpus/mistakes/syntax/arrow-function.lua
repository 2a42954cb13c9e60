support_levels {
  { "high", when = (case) => case.hours >= 20 },
  { "medium", when = case -> case.hours >= 7 },
  { "low" },
}
