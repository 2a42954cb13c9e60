support_levels {
  { "high", when = function(case) return case.hours > 20 end },
  { "medium", when = function(case) return case.hours > 5 end },
  { "low" },
}
price_bands {
  match = { "night_cover", "support_level" },
  { "none", "low", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "none", "medium", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "none", "high", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "waking", "low", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "waking", "high", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "sleep_in", "low", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "sleep_in", "medium", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "sleep_in", "high", collar = "1.00", guide = "2.00", cap = "3.00" },
  applies = function(case) return case.night_cover ~= "on_call" and case.urgent end,
}
bands "second" {
  match = { "night_cover", "support_level" },
  { "none", "low", collar = "1.00", guide = "2.00", cap = "3.00" },
}
