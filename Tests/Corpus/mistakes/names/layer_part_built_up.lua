answer "components" {
  value = function(case)
    local list = { { name = "placement", weekly = case.quote, health = false } }
    for _, offer in ipairs(case.offers) do
      table.insert(list, { name = offer.provider, weekly = offer.weekly, health = case.urgent, why = "offer" })
    end
    return list
  end,
}
funding_splits {
  of = "components", payers = { "icb", "council" }, rest = "council",
  { "Health", when = function(case, part) return part.helth end, share = { icb = percent(50) } },
  { "Other", when = function(case, part) return part.why == "offer" and part.weekly > 3 end, share = { icb = percent(50) } },
}
