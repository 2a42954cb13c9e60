answer "level" {
  value = function(case)
    if case.hours >= 20 then
      return "high"
    else if case.hours >= 7 then
      return "medium"
    else
      return "low"
    end
  end,
}

answer "score" { value = 1 }
