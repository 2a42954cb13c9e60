rulebook {
  id = "shadows", version = "1", title = "Locals",
  parts = { "facts", "rules" },
  exports = { "tier", "tier2", "shade_a", "field_a", "lit", "fee" },
  in_force = { from = "2026-01-01" }, owner = "head",
}
