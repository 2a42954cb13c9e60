answer "level" {
  value = function(case)
    local level = "low"
    if case.hours >= 20 then
      level = "high"
    elsif case.hours >= 7 then
      level = "medium"
    end
    return level
  end,
}
