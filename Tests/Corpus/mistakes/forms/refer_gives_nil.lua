routing {
  {
    "second",
    refer = function(case) if case.urgent then return "panel" end return nil end,
    reason = "It is urgent",
  },
}
