answer "a" { value = function(case) return rond(case.quote / 3, "half_up") end }
answer "b" { value = function(case) return Sum(case.offers, function(offer) return offer.weekly end) end }
answer "c" { value = function(case) return money("5.00") + Money "5.00" end }
