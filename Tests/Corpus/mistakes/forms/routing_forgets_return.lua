routing {
  {
    "urgent", when = function(case) local urgent = case.urgent end,
    refer = function(case) local to = "panel" end, reason = function(case) text(case.hours) end,
  },
}
