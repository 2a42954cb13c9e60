choose "level" {
  { "high", when = function(case) return case.hours >= 20 end },
  { "medium", when = function(case) return case.hours >= 7 and case.hours < 20 end },
  { "low", when = function(case) return case.hours < 7 end },
}
choose "band" {
  { "high", when = function(case) return case.hours > 20 end },
  { "low", when = function(case) return case.hours <= 20 end },
}
choose "dear" {
  { "yes", when = function(case) return case.quote > money "5.00" end },
  { "no", when = function(case) return not (case.quote > money "5.00") end },
}
