-- expect: bad_argument | wrong_kind
return round(1.5, { rule = "up", multiple = -3 })
