fact "visits" { label "Visits", type = "number", min 0, required = true }
answer "a" {
  value = function(case)
    local total case.hours
    return total
  end,
}
