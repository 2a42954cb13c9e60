answer "level" {
  value = function(case)
    if case.hours >= 20 then return "high"
    elseIf case.hours >= 7 then return "medium"
    else return "low" end
  end,
}
