rulebook { id = "alternatives", title = "Small", version = "1", in_force = { from = "2026-01-01" }, parts = { "rules" }, exports = { "o1", "o2", "o3", "o4", "o5", "o6", "o7" } }
