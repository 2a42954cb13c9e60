fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0, max = 168 }
fact "quote" { label = "Quote", type = "money" }
fact "urgent" { label = "Urgent", type = "boolean" }
fact "night_cover" { label = "Night cover", of = { "none", "on_call", "sleep_in", "waking" } }
fact "started" { label = "Start", type = "date" }
fact "reason" { label = "Reason", type = "text", required = false }
fact "discount" { label = "Discount", type = "money", required = false }
fact "outcomes" { label = "Outcomes", type = "choices", of = { "nutrition", "hygiene", "home" } }
fact "offers" { label = "Offers", fields = { provider = { type = "text" }, weekly = { type = "money" } } }
fact "needs.mobility" { label = "Mobility", type = "number" }
fact "needs.skin" { label = "Skin", type = "number" }
