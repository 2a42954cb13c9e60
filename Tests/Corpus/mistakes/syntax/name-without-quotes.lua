parameter rate {
  title = "Rate",
  ["2026-04-01"] = money "1.00",
}
fact smoker { label = "Smoker", type = "boolean" }
answer "cost" { value = function(case) return case.rate * case.hours end }
answer "smokes" { value = function(case) return case.smoker end }
