rulebook {
  id = "book",
  title = "A fact of each kind",
  version = "1",
  in_force = { from = "2026-04-01" },
  parts = { "rules" },
  exports = { "support_level" },
}
