answer "a" {
  value = function(case)
    if case.hours >= 20 then
      return "high"
    return "low"
  end,
}

answer "score" { value = 1 }
