fact "visits" [ label = "Visits" ]
support_levels {
  [ "high", when = function(case) return case.hours >= 20 end ],
  { "low" },
}
