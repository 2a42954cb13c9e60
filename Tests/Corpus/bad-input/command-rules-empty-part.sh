mkdir e; echo 'rulebook { id = "e", title = "T", version = "1", in_force = { from = "2026-04-01" }, parts = { "rules" }, exports = { "a" } }' > e/rulebook.lua; : > e/rules.lua; $TARIFF check e
