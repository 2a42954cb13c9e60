answer "a" {
  value = function(case)
    local total = case.hours * 2
  end,
}
answer "b" { value = function(case) round(case.quote, "half_up") end }
answer "c" {
  value = function(case)
    local total = money "0.00"
    for _, offer in ipairs(case.offers) do total = total + offer.weekly end
    return
  end,
}
