routing {
  {
    "urgent", when = function(case) return case.urgent end,
    refer = function(case) return team manager end,
    reason = "It is urgent",
  },
}
