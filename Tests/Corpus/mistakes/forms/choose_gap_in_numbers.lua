choose "level" {
  { "high", when = function(case) return case.hours > 20 end },
  { "low", when = function(case) return case.hours < 20 end },
}
