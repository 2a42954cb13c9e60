choose "level" {
  labels = { hihg = "High", low = "Low" },
  { "high", when = function(case) return case.hours > 5 end },
  { "low" },
}
judgement "verdict" { title = "What is it?", refer = "panel", of = { "good", "bad" }, labels = { god = "Good" } }
answer "size" {
  labels = { large = "Large", smal = "Small", other = "Another" },
  value = function(case) if case.hours > 5 then return "large" end return "small" end,
}
