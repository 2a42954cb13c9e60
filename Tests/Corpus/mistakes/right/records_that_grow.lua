answer "components" {
  value = function(case)
    local list = { { name = "placement", weekly = case.quote } }
    for _, part in ipairs(list) do part.health = false end
    local extra = { name = "extra", weekly = money "5.00" }
    extra.why = "always"
    table.insert(list, extra)
    local by_name = {}
    by_name["a"] = { weekly = money "1.00" }
    by_name.b = { share = percent(50) }
    list[#list + 1] = { name = "last", weekly = money "1.00", days = 7 }
    return list
  end,
}
funding_splits {
  of = "components", payers = { "icb", "council" }, rest = "council",
  { "Health", when = function(case, part) return part.health == true end, share = { icb = percent(50) } },
  { "Why", when = function(case, part) return part.why == "always" or part.days == 7 end, share = { icb = percent(50) } },
}
