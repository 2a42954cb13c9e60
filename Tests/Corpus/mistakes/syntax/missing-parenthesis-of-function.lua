answer "a" {
  value = function(case
    return case.hours
  end,
}
support_levels {
  { "high", when = function(case return case.hours >= 20 end },
  { "low" },
}
