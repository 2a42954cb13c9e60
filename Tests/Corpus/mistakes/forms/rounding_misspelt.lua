answer "a" { value = function(case) return round(case.quote / 3, "half upp") end }
answer "b" { value = function(case) return round(case.quote / 3, "half-up") end }
answer "c" { value = function(case) return round(case.quote / 3, "HALF_UP") end }
answer "d" { value = function(case) return round(case.quote / 3, "nearest") end }
answer "e" { value = function(case) return round(case.quote / 3) end }
answer "f" { value = function(case) return round(case.quote / 3, 2) end }
answer "g" { value = function(case) return add(case.started, months(1), "half_up") end }
answer "h" { value = function(case) return round(case.quote / 3, half_up) end }
