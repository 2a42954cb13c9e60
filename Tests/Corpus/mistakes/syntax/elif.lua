answer "level" {
  value = function(case)
    if case.hours >= 20 then
      return "high"
    elif case.hours >= 7 then
      return "medium"
    end
    return "low"
  end,
}
