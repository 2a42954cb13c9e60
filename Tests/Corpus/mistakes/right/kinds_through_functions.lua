-- What functions are given may differ, names may be set again, and texts may be codes.
parameter "cost_code" { title = "Cost code", ["2026-04-01"] = "4711" }
parameter "phone" { title = "Telephone", ["2026-04-01"] = "0300 123 4567" }
parameter "visit_rate" { title = "A visit", per = "visit", ["2026-04-01"] = money "12.00" }
parameter "stay_rate" { title = "A stay", per = "stay", ["2026-04-01"] = money "12.00" }
weeks_a_year = 52
local function of_a_year(amount) return amount * weeks_a_year end
local function is_known(value) return value ~= nil end
function larger(a, b) if a > b then return a end return b end
answer "a_year" { value = function(case) return of_a_year(case.quote) > money "49000" end }
answer "hours_a_year" { value = function(case) return of_a_year(case.hours) > 49000 end }
answer "known_quote" { value = function(case) return is_known(case.discount) and is_known(case.reason) end }
answer "most" { value = function(case) return larger(case.hours, 5) >= 6 and larger(case.quote, money "1") > money "2" end }
answer "total" {
  value = function(case)
    local total, most = money "0.00", nil
    for _, offer in ipairs(case.offers) do
      total = total + offer.weekly
      if most == nil or offer.weekly > most then most = offer.weekly end
    end
    local word = "none"
    if total > money "5.00" then word = case.reason end
    local mixed = 0
    mixed = case.quote
    return word == "some" and mixed > money "1.00" and total == sum(case.offers, function(offer) return offer.weekly end, money "0.00")
  end,
}
answer "charge" {
  value = function(case) return case.urgent and case.quote or money "0.00" end,
  except = { { title = "Free", when = function(case) return case.hours == 0 end, value = money "0.00" } },
}
answer "part" { value = function(case) return case.charge / case.quote end }
answer "components" {
  value = function(case)
    local list = {}
    for _, offer in ipairs(case.offers) do
      local part = { name = offer.provider }
      part.weekly = offer.weekly
      table.insert(list, part)
    end
    return list
  end,
}
funding_splits {
  of = "components",
  payers = { "icb", "council" },
  rest = "council",
  { "Part", share = { icb = function(case) return case.part end } },
  { "All", share = { icb = function(case) if case.urgent then return percent(100) end return 0 end } },
}
