fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
fact "quote" { label = "Quote", type = "money" }
fact "service" { label = "Service", type = "choice", of = { "day", "night" } }
choose "level" {
  title = "Level",
  { "high", when = function(case) return case.hours >= 20 end },
  { "low" },
}
answer "rate" {
  title = "Rate",
  value = function(case)
    if case.service == "night" then return case.quote end
    return money "20.00"
  end,
}
answer "weekly" { title = "A week", value = function(case) return 2 * case.rate end }
answer "remark" { title = "Remark", value = function(case) return case.rate > money "10.00" and "dear" or "fair" end }
