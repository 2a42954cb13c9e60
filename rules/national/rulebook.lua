rulebook {
  id = "national",
  title = "National rules for adult social care in England",
  version = "2026.1",
  in_force = { from = "2013-04-01" },
  parts = { "care_act", "facs", "section_117", "chc", "fnc", "charging" },
}
