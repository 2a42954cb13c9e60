support_levels {
  { high, when = function(case) return case.hours >= 20 end },
  { "low" },
}
answer "a" { value = function(case) return case.night_cover == waking end }
