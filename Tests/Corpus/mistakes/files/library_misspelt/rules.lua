answer "score" { value = function(case) return case.hours * 2 end }
answer "charge" { value = function(case) return case.assessed_charge end }
answer "rate" { value = function(case) return case.fnc_weekly end }
except "national.assessed_charge" { { title = "Free", when = function(case) return case.urgent end, value = money "0.00" } }
