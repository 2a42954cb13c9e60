answer "components" {
  value = function(case)
    local list = { { name = "placement", weeky = case.quote, arises_from = "social_care" } }
    for _, offer in ipairs(case.offers) do table.insert(list, { name = offer.provider, weekly = offer.weekly }) end
    if case.urgent then table.insert(list, { name = "urgent", amount = money "5.00" }) end
    return list
  end,
}
funding_splits { of = "components", payers = { "icb", "council" }, rest = "council", { "Half", share = { icb = percent(50) } } }
