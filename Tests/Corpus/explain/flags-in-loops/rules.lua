fact "visits" { label = "Visits", type = "records", fields = { hours = { type = "number", label = "Hours of help", unit = "hours" }, paid = { type = "boolean", label = "Paid" } } }
answer "long" {
  title = "Long visits",
  value = function(case)
    local found = 0
    for _, visit in ipairs(case.visits) do
      local counts = visit.hours > 2 and visit.hours < 10
      if counts then found = found + 1 end
    end
    return found
  end,
}
