rulebook {
  id = "fact-not-given", title = "A fact that is not given", version = "1", in_force = { from = "2025-04-01" }, parts = { "rules" },
  exports = { "level", "weekly", "remark" },
}
