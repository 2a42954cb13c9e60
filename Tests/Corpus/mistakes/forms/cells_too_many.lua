price_bands {
  match = { "night_cover", "urgent" },
  { "none", true, "low", collar = "1.00", guide = "2.00", cap = "3.00" },
  { "none", false, collar = "-1.00", guide = "2.00", cap = "3.00" },
  { true, collar = "1.00", guide = "2.00", cap = "3.00" },
  { "on_call", true, collar = "5.00", guide = "2.00", cap = "3.00" },
  { "on_call", false, collar = "1.00", guide = "4.00", cap = "3.00" },
  applies = function(case) return case.night_cover == "none" and case.urgent end,
}
choose "level" {
  { "high", "low", when = function(case) return case.hours > 5 end },
  { "low" },
}
routing {
  { "always", "Always", reason = "It is always so" },
}
