rulebook {
  id = "groups-and-calls", version = "1", title = "Locals",
  parts = { "facts", "rules" },
  exports = { "tier", "t2", "fee", "grp", "ca", "ch", "lp", "z1" },
  in_force = { from = "2026-01-01" }, owner = "head",
}
