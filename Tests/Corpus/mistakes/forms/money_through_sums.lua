local function of_a_year(amount) return amount * 52 end
local function total(list)
  local sum_of_all = money "0.00"
  for _, offer in ipairs(list) do sum_of_all = sum_of_all + offer.weekly end
  return sum_of_all
end
answer "all_offers" { value = function(case) return sum(case.offers, function(offer) return offer.weekly end) end }
answer "a_year" { value = function(case) return round(of_a_year(case.all_offers), "half_up") end }
answer "dear" { value = function(case) return case.a_year <= 49000 end }
answer "dear_too" { value = function(case) return total(case.offers) > 1000 end }
answer "dear_three" { value = function(case) return sum(map(case.offers, function(offer) return offer.weekly end), nil, money "0.00") > 1000 end }
