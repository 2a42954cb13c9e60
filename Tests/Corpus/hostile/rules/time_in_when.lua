-- expect: step_limit
-- then: step_limit
choose "out" {
  { "high", when = function(case) while true do end end },
  { "low" },
}
