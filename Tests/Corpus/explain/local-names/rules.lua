fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
fact "needs.mobility" { label = "Mobility", type = "number", min = 0, max = 5 }
fact "needs.mood" { label = "Mood", type = "number", min = 0, max = 5 }
fact "alone" { label = "Lives alone", type = "boolean" }
local function over(amount, limit) return amount > limit end
answer "score" {
  title = "Score",
  unit = "points",
  value = function(case)
    local needs = case.needs
    return needs.mobility + needs.mood
  end,
}
choose "level" {
  title = "Level",
  { "high", when = function(case)
    local given, alone, again = case.hours, case.alone, case.hours
    again = 40
    return given >= 20 or over(case.hours, 30) or alone and again < 40
  end },
  { "low" },
}
answer "cost" {
  title = "Cost",
  unit = "a week",
  value = function(case)
    local points = case.score
    local rate = money "2.00" * points
    if points > 6 then return rate * case.hours end
    return rate
  end,
}
