answer "all" {
  value = function(case)
    list = {}
    for _, offer in ipairs(case.offers) do table.insert(list, offer.weekly) end
    return list
  end,
}
