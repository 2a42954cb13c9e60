rulebook {
  id = "method-style-call", title = "Method style call", version = "1", in_force = { from = "2025-04-01" }, parts = { "rules" },
  exports = { "cost" },
}
