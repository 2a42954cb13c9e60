answer "a" {
  value = function(case)
    local total = money "0.00"
    for _, offer in ipairs(case.offers)
      total = total + offer.weekly
    end
    while total < money "5.00"
      total = total + money "1.00"
    end
    return total
  end,
}
