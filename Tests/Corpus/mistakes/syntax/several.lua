fact "visits" { label: "Visits", type = "number" }
support_levels {
  { "high", when = function(case) return case.hours => 20 AND case.urgent end },
  { "medium", when = function(case) return case.hours >= 7 end }
  { "low" },
}
answer "a" {
  value = function(case)
    if case.night_cover = "none"
      return £100
    elif case.night_cover <> "waking" then
      return 50%
    end
    // nothing
    n++
  end,
}
answer "b" { value = function(case) return case.huors end }
answer "c" { value = function(case) return case.quote > 5 end }
