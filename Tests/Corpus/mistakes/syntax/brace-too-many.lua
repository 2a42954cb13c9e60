support_levels {
  { "high", when = function(case) return case.hours >= 20 end } },
  { "low" },
}

answer "score" { value = 1 }
