answer "a" { value = function(case) return case.on - case.started > days(7) end }
answer "b" { value = function(case) return case.quote * 2 / 3 > money "1.00" and 2 * case.quote > money "1.00" end }
answer "c" { value = function(case) return case.quote / money "2.00" + 1 end }
answer "d" { value = function(case) return days(2) * 3 + case.started end }
answer "e" { value = function(case) return -case.quote < money "0.00" and -days(2) ~= days(2) end }
answer "f" { value = function(case) return #case.night_cover + #case.offers end }
answer "g" { value = function(case) return max(case.quote, money "0.00") end }
answer "h" { value = function(case) return round(case.quote, half_up_to_multiple_of(money "5.00")) end }
answer "i" { value = function(case) return add(case.started, months(1), "down") end }
answer "j" { value = function(case) return sum(map(case.offers, function(offer) return offer.weekly end)) end }
answer "k" { value = function(case) return includes({ "none", "waking" }, case.night_cover) end }
answer "l" { value = function(case) return case.quote // money "5.00" + case.hours // 2 + case.hours % 2 end }
