rulebook {
  id = "local-names", title = "Local names", version = "1", in_force = { from = "2025-04-01" }, parts = { "rules" },
  exports = { "level", "cost" },
}
