rulebook {
  id = "loop-with-break", title = "Loop with break", version = "1", in_force = { from = "2025-04-01" }, parts = { "rules" },
  exports = { "fits" },
}
