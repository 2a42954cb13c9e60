answer "package"
  title = "Package",
  value = function(case) return case.quote end,
}

support_levels
  title = "Level",
  { "high", when = function(case) return case.hours >= 20 end },
  { "low" },
}
answer "score" { value = 1 }
