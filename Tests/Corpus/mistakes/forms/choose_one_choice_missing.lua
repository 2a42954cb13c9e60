choose "cover" {
  { "night", when = function(case) return case.night_cover == "waking" end },
  { "night", when = function(case) return case.night_cover == "sleep_in" or case.night_cover == "on_call" end },
}
