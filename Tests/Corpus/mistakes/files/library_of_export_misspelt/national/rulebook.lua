rulebook { id = "national", title = "National", version = "1", in_force = { from = "2026-04-01" }, parts = { "rules" } }
