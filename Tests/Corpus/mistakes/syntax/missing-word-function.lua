answer "a" {
  value = (case)
    local hours = case.hours
    return hours * 2
  end,
}
support_levels {
  { "high", when = (case) return case.hours >= 20 end },
  { "low" },
}
answer "b" { value = function(case) return any(case.offers, (offer) return offer.weekly > case.quote end) end }
