fact "visits" { label = "Visits", default = {}, fields = { minutes = { type = "number" }, weekly = { type = "money" } } }
fact "limit" { label = "Limit", type = "money" }
answer "fits" {
  title = "Visits that fit",
  value = function(case)
    local total, fitting = money "0.00", 0
    for index, visit in ipairs(case.visits) do
      if total + visit.weekly > case.limit then break end
      total = total + visit.weekly
      fitting = index
    end
    return fitting
  end,
}
