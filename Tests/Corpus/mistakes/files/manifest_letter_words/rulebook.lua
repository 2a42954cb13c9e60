rulebook {
  id = "small",
  title = "A small rulebook",
  version = "1",
  in_force = { from = "2026-04-01" },
  parts = { "facts", "rules" },
  if_you_disagree = { "Write to us.", ombudsman },
}
