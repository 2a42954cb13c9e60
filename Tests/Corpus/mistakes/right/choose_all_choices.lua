choose "cover" {
  { "night", when = function(case) return case.night_cover == "waking" end },
  { "night", when = function(case) return case.night_cover == "sleep_in" or "on_call" == case.night_cover end },
  { "day", when = function(case) return case.night_cover == "none" end },
}
choose "watch" {
  { "some", when = function(case) return case.night_cover ~= "none" end },
  { "none", when = function(case) return case.night_cover == "none" end },
}
