fact "eligible" { label = "Eligible", type = "boolean", required = false }
fact "hours" { label = "Hours of support", type = "number", unit = "hours a week", min = 0, max = 168, step = 0.25 }
fact "night_cover" { label = "Night cover", of = { "none", "on_call", "waking" }, type = "choice", required = false }
fact "needs" { label = "Needs", of = { "mobility", "skin", "mood" }, type = "choices", required = false }
fact "quoted_price" { label = "Quoted price", type = "money", min = money "0.00", required = false }
fact "starts_on" { label = "Start", type = "date", required = false }
fact "notes" { label = "Notes", type = "text", required = false }
fact "offers" {
  label = "Offers",
  fields = { provider = { type = "text", label = "Provider" }, weekly = { type = "money", label = "A week" } },
  required = false,
}
fact "home.rooms" { label = "Rooms", type = "number", required = false }

support_levels {
  { "high", when = function(case) return case.hours >= 20 end },
  { "low" },
}
