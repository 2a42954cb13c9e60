answer "score" { value = function(case) return case.hours * 2 end }
except "nationl.assessed_charge" { { title = "Free", when = function(case) return case.urgent end, value = money "0.00" } }
except "national.assesed_charge" { { title = "Free", when = function(case) return case.urgent end, value = money "0.00" } }
