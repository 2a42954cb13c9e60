answer "all_offers" {
  value = function(case)
    local total = 0
    for _, offer in ipairs(case.offers) do total = total + offer.weekly end
    return total
  end,
}
answer "all_hours" {
  value = function(case)
    local total = money "0.00"
    for _ = 1, 3 do total = total + case.hours end
    return total
  end,
}
