-- case: "urgent": true
routing {
  { "first", when = function(case) return case.urgent end, refer = "panel", reason = "It is urgent" },
  {
    "second", when = function(case) return case.urgent end,
    refer = function(case) if not case.urgent then return "panel" end end,
    reason = "It is urgent",
  },
}
