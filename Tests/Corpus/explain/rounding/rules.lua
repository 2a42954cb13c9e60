fact "hours" { label = "Hours", unit = "hours a week", type = "number", min = 0 }
fact "share" { label = "Share", type = "number" }
answer "cost" {
  title = "Cost",
  value = function(case)
    local exact = money "21.35" * case.hours / 7
    local daily = round(exact, "half_up")
    return round(daily * case.share, half_up_to_multiple_of(money "0.50")) - round(money "0.055" * 3, "down")
  end,
}
