routing {
  { "urgent", when = function(case) return case.urgent end, refer = team manager, reason = "It is urgent" },
}
