routing {
  {
    "above_cap",
    when = function(case) return case.quote > money "5.00" end,
    refer = "panel",
    reason = "Above the cap",
  {
    "urgent",
    when = function(case) return case.urgent end,
    refer = "duty team",
    reason = "Urgent",
  },
}
