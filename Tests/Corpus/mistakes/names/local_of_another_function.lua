answer "a" {
  value = function(case)
    if case.urgent then local extra = 5 end
    return case.hours + extra
  end,
}
