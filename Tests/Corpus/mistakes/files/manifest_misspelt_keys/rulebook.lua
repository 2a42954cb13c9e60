rulebook {
  id = "small",
  titel = "A small rulebook",
  version = "1",
  in_force = { from = "2026-04-31" },
  part = { "facts", "rules" },
  exports = { "score" },
}
