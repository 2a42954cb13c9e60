fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
fact "nights" { label = "Nights", type = "boolean", default = false }
support_levels {
  title = "Level", labels = { high = "High support", middle = "Middle support", low = "Low support" }, source = "Review 2023, para 16",
  { "high", when = function(case) return case.hours >= 20 end },
  { "middle", when = function(case) return case.hours >= 10 or case.nights end, title = "In between", source = "Review 2023, para 17" },
  { "low" },
}
