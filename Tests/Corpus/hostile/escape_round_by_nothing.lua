-- expect: bad_argument | wrong_kind | division_by_zero
return round(1.5, { rule = "up" })
