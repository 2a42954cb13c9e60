answer "a" {
  value = function(case)
    local big = (case.hours > 20 and case.urgent
    return big
  end,
}
answer "b" { value = function(case) return round(case.quote / 3, "half_up" end }
answer "c" { value = function(case) return sum(case.offers, function(offer) return offer.weekly end end }
