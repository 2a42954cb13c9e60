rulebook {
  id = "routing", title = "Routing", version = "1", in_force = { from = "2025-04-01" }, parts = { "rules" },
  exports = { "age_at_start" },
}
