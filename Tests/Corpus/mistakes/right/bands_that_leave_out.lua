answer "level" { value = function(case) if case.night_cover == "waking" then return "high" end return "low" end }
support_levels {
  { "high", when = function(case) return case.night_cover == "waking" end },
  { "low" },
}
bands "by_level" {
  match = { "night_cover", "support_level" },
  { "none", "low", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "on_call", "low", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "sleep_in", "low", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "waking", "high", collar = "1.00", guide = "2.00", cap = "3.00" },
}
bands "where_it_applies" {
  match = { "night_cover" },
  { "waking", collar = "1.00", guide = "2.00", cap = "3.00" },
  applies = function(case) return case.night_cover == "waking" end,
}
bands "both" {
  match = { "night_cover", "urgent" },
  { "waking", true, collar = "1.00", guide = "2.00", cap = "3.00" },
  { "waking", false, collar = "1.00", guide = "2.00", cap = "3.00" },
  { "none", true, collar = "1.00", guide = "2.00", cap = "3.00" },
  applies = function(case) return case.night_cover == "waking" or case.night_cover == "none" and case.urgent end,
}
