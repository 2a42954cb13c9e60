answer "assessed_charge" { value = function(case) return money "5.00" end }
