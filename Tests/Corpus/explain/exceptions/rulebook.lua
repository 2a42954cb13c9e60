rulebook {
  id = "exceptions", title = "Exceptions", version = "1", in_force = { from = "2025-04-01" }, parts = { "rules" },
  exports = { "charge" },
}
