-- expect: step_limit
-- then: step_limit
choose "out" {
  { "high", when = function(case) while true do end return true end },
  { "low" },
}
