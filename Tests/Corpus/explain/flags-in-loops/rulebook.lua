rulebook {
  id = "flags-in-loops", title = "Flags in loops", version = "1", in_force = { from = "2026-01-01" }, parts = { "rules" }, exports = { "long" },
}
