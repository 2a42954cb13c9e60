rulebook {
  id = "layers-with-odd-penny", title = "Layers with odd penny", version = "1", in_force = { from = "2025-04-01" }, parts = { "rules" },
  exports = { "funding" },
}
