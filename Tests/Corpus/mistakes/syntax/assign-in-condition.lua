answer "a" {
  value = function(case)
    if case.night_cover = "none" then return 1 end
    while case.hours = 1 do return 3 end
    return 2
  end,
}
answer "b" { value = function(case) return case.night_cover = "none" end }
support_levels {
  { "high", when = function(case) return case.hours = 20 end },
  { "low" },
}
