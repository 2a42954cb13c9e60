answer "a" { value = function(case) return hours > 20 end }
support_levels {
  { "high", when = function(case) return night_cover == "waking" end },
  { "low" },
}
