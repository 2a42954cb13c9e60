-- expect: division_by_zero
return round(1.5, { rule = "up", multiple = 0 })
