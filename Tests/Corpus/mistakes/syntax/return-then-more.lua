answer "a" {
  value = function(case)
    return case.hours
    local x = 1
  end,
}
