rulebook {
  id = "parameter-with-revision", title = "Parameter with revision", version = "1", in_force = { from = "2025-04-01" }, parts = { "rules" },
  exports = { "weekly" },
}
