answer "a" {
  value = function(case)
    case.hours = 20
    return case.hours
  end,
}
