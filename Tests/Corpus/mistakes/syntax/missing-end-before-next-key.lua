routing {
  {
    "urgent",
    when = function(case) return case.urgent,
    refer = "duty team",
    reason = "Urgent",
  },
  { "dear", when = function(case) return case.quote > money "5.00", reason = "Dear" },
}
