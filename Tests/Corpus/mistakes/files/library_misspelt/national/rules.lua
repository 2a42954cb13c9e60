answer "assessed_charge" { value = function(case) return money "5.00" end }
answer "fnc_weekly" { value = money "267.68" }
