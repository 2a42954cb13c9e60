routing {
  {
    "urgent",
    when = function(case) return case.urgent end,
    reason = "Urgent",
  },
    "dear",
    when = function(case) return case.quote > money "5.00" end,
    reason = "Dear",
  },
  {
    "long",
    when = function(case) return case.hours > 20 end,
    reason = "Long",
  },
}
