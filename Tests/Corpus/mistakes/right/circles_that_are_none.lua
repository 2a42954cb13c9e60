answer "by_hours" { value = function(case) if case.urgent then return case.by_quote end return 1 end }
answer "by_quote" { value = function(case) if not case.urgent then return case.by_hours end return 2 end }
answer "free" {
  value = function(case) return case.charge == money "0.00" end,
  except = { { title = "Urgent", when = function(case) return case.urgent end, value = true } },
}
answer "charge" {
  value = function(case) if case.urgent and case.free then return money "0.00" end return case.quote end,
}
