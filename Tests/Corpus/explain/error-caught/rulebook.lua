rulebook {
  id = "error-caught", title = "Error caught", version = "1", in_force = { from = "2025-04-01" }, parts = { "rules" },
  exports = { "share", "careful" },
}
